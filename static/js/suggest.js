/* Suggestions under a search field while somebody types: a list box (ARIA combobox). The form works without it. */

let [waiting, running, number] = [0, null, 0];

/** Make a field a combobox, which it is only with this script. */
function prepare(input) {
  if (input.getAttribute("role") === "combobox") return;
  input.setAttribute("role", "combobox");
  Object.assign(input, { ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", `${input.id}-suggest`);
}

function close(input) {
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  document.getElementById(input.getAttribute("aria-controls"))?.setAttribute("hidden", "");
}

function listOf(input) {
  const id = input.getAttribute("aria-controls");
  let list = document.getElementById(id);
  if (!list) {
    list = make("div", "listbox");
    Object.assign(list, { id, className: "suggest", ariaLabel: input.form.ariaLabel });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    input.form.append(list);
  }
  return list;
}

function make(tag, role, text = "") {
  const element = Object.assign(document.createElement(tag), { textContent: text });
  if (role) element.setAttribute("role", role);
  return element;
}

function show(input, groups) {
  const list = listOf(input);
  list.replaceChildren(...groups.map(({ label, items }) => {
    const group = make("div", "group");
    const heading = make("p", "presentation", label);
    heading.id = `suggest-${++number}`;
    group.setAttribute("aria-labelledby", heading.id);
    group.append(heading, ...items.map(({ text, url, kind }) => {
      const option = make("a", "option", text);
      Object.assign(option, { id: `suggest-${++number}`, href: url, tabIndex: -1 });
      option.append(make("small", "", kind));
      return option;
    }));
    return group;
  }));
  list.hidden = !groups.length;
  input.ariaExpanded = String(!list.hidden);
  input.removeAttribute("aria-activedescendant");
}

async function ask(input) {
  running?.abort();
  running = new AbortController();
  try {
    const url = `${input.form.dataset.suggest}?${new URLSearchParams({ q: input.value })}`;
    const answer = await fetch(url, { signal: running.signal });
    if (document.activeElement === input && answer.ok) show(input, (await answer.json()).groups);
  } catch {
    close(input); // nothing is lost: the form can be sent
  }
}

function move(input, step) {
  const options = [...listOf(input).querySelectorAll("[role=option]")];
  const now = options.findIndex((option) => option.id === input.getAttribute("aria-activedescendant"));
  const next = options[(now + step + options.length + (now < 0 && step < 0)) % options.length];
  options.forEach((option) => option.setAttribute("aria-selected", String(option === next)));
  input.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

function typed({ target }) {
  if (!target?.matches?.("form[data-suggest] input[type=search]")) return;
  prepare(target);
  clearTimeout(waiting);
  waiting = setTimeout(target.value.trim().length < 2 ? close : ask, 150, target);
}

addEventListener("input", typed);
typed({ target: document.activeElement }); // typed while this script was on its way
addEventListener("keydown", (event) => {
  const { target: input, key } = event;
  if (input.getAttribute?.("aria-expanded") !== "true" || !input.form?.dataset.suggest) return;
  const active = document.getElementById(input.getAttribute("aria-activedescendant"));
  if (key === "ArrowDown" || key === "ArrowUp") move(input, key === "ArrowDown" ? 1 : -1);
  else if (key === "Escape") close(input);
  else if (key === "Enter" && active) active.click();
  else return;
  event.preventDefault();
});

addEventListener("focusout", ({ target }) => {
  if (target.getAttribute?.("role") === "combobox") close(target);
});
