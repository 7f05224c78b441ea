/* A long step: looks again every two seconds, and shows what follows when the step has come to its end. */

const INTERVAL = 2000;
const SELECTOR = "[data-progress]";

async function look() {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) {
    setTimeout(look, INTERVAL);
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(SELECTOR);
  if (!fresh) {
    location.reload();
    return;
  }
  const shown = document.querySelector(SELECTOR);
  if (!shown.contains(document.activeElement)) {
    shown.replaceWith(fresh);
  }
  setTimeout(look, INTERVAL);
}

setTimeout(look, INTERVAL);
