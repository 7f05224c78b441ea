/* Light, dark or as the system: the reader's choice stays on this device. */

const MODES = ["auto", "light", "dark"];
const KEY = "appearance";

/** Read the choice; a browser that forbids storage follows the system. */
function stored() {
  try {
    return MODES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
  } catch {
    return "auto";
  }
}

function store(mode) {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // the choice then lasts as long as the page
  }
}

function apply(mode) {
  if (mode === "auto") delete document.documentElement.dataset.appearance;
  else document.documentElement.dataset.appearance = mode;
}

/** Bind the footer's button: it names the current mode in the words of its data- attributes. */
function bind(button) {
  let mode = stored();
  const name = () => {
    button.querySelector("[data-appearance-name]").textContent = button.dataset[mode];
  };
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    mode = MODES[(MODES.indexOf(mode) + 1) % MODES.length];
    store(mode);
    apply(mode);
    name();
  });
}

apply(stored()); // at once: the script blocks rendering, so that no light page flashes in the dark
const bindAll = () => document.querySelectorAll("[data-appearance-switch]").forEach(bind);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", bindAll);
else bindAll();
