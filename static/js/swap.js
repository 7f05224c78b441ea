/* A form with data-swap="id id" fetches its page and replaces only these regions.
   The form itself stays with what was typed; its facets are brought up to date, and focus stays. */

const address = () => location.pathname + location.search;
let here = address();
let running;

/** Fetch the page and return it with its final address; a newer request stops an older one. */
async function load(url) {
  running?.abort();
  running = new AbortController();
  const headers = { "X-Requested-With": "fetch" };
  const answer = await fetch(url, { headers, signal: running.signal });
  return [new DOMParser().parseFromString(await answer.text(), "text/html"), answer.url];
}

/** Replace the facets; what is open stays open, and focus stays on the same value. */
function updateFacets(form, page) {
  const old = form.querySelector("[data-facet-list]");
  const fresh = page.querySelector("[data-facet-list]");
  if (!old || !fresh) return;
  const { name, value } = old.contains(document.activeElement) ? document.activeElement : {};
  old.querySelectorAll("[data-facet]").forEach((facet) => {
    const same = fresh.querySelector(`[data-facet="${facet.dataset.facet}"]`);
    const [more, sameMore] = [facet, same].map((one) => one?.querySelector("details"));
    if (same) same.open = facet.open;
    if (sameMore) sameMore.open = Boolean(more?.open);
  });
  old.replaceWith(fresh);
  if (name) fresh.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`)?.focus({ preventScroll: true });
}

async function show(ids, fresh, form, page) {
  const put = () => {
    ids.forEach((id, i) => document.getElementById(id).replaceWith(fresh[i]));
    updateFacets(form, page);
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (document.startViewTransition && !still) await document.startViewTransition(put).updateCallbackDone;
  else put();
}

/** After the button, focus goes to the results; after a checkbox it stays and the count is announced. */
function announce(region, isByButton) {
  const heading = region.querySelector("[tabindex='-1']");
  const status = document.getElementById("status");
  if (isByButton) heading?.focus();
  else if (status && heading) status.textContent = heading.textContent;
}

async function swap(form, url, isByButton) {
  const ids = form.dataset.swap.split(" ");
  ids.forEach((id) => document.getElementById(id).setAttribute("aria-busy", "true"));
  try {
    const [page, finalUrl] = await load(url);
    const fresh = ids.map((id) => page.getElementById(id));
    if (fresh.includes(null)) throw new Error("a region is missing");
    await show(ids, fresh, form, page);
    if (finalUrl !== location.href) {
      history.pushState({}, "", finalUrl);
      here = address();
    }
    announce(fresh[0], isByButton);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-swap]");
  if (!form) return;
  event.preventDefault();
  const filled = [...new FormData(form, event.submitter)].filter(([, value]) => value !== "");
  swap(form, `${form.action.split("?")[0]}?${new URLSearchParams(filled)}`, Boolean(event.submitter));
});

addEventListener("change", (event) => {
  const form = event.target.closest("form.facets[data-swap]");
  if (form && event.target.type === "checkbox") form.requestSubmit();
});

addEventListener("popstate", () => {
  if (address() !== here) location.reload(); // a jump to a part of the page fires this too
});
