/* World map: the framing links move the frame instead of loading a page. */

const WIDTH = 1480;
const HEIGHT = 690; // of the whole world; sizes in the picture are given for it
const DURATION = 350; // milliseconds

/** Keep bubbles and figures at one size on the screen while the frame changes. */
function resize(map, zoom) {
  map.querySelectorAll("a").forEach((bubble) => {
    const [place] = bubble.getAttribute("transform").split(" scale");
    bubble.setAttribute("transform", `${place} scale(${zoom})`);
  });
}

const box = (map) => map.getAttribute("viewBox").split(" ").map(Number);
const zoomOf = ([, , width, height]) => Math.max(width / WIDTH, height / HEIGHT, 0.3);

function move(map, to) {
  const from = box(map);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  resize(map, zoomOf(to));
  const step = (now) => {
    const time = still ? 1 : Math.min(1, (now - start) / DURATION);
    const eased = 1 - (1 - time) ** 3;
    map.setAttribute("viewBox", from.map((value, i) => value + (to[i] - value) * eased).join(" "));
    if (time < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Have the form of the filters keep the frame. */
function keep(code) {
  const form = document.querySelector("form[data-swap]");
  if (!form) return;
  const field = form.elements.namedItem("view") ?? document.createElement("input");
  Object.assign(field, { type: "hidden", name: "view", value: code });
  form.prepend(field);
}

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const figure = link.closest("figure");
  event.preventDefault();
  figure.querySelectorAll("a[data-view]").forEach((other) => other.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  keep(link.dataset.code);
  move(figure.querySelector("svg.world"), link.dataset.view.split(" ").map(Number));
});
