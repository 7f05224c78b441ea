/* Count searches and clicks on their results, so that editors see what is not found. Nothing about the reader is sent. */

const place = document.querySelector("[data-search]");

function count(more = {}) {
  const { search, count: url } = document.querySelector("[data-search]").dataset;
  navigator.sendBeacon(url, new URLSearchParams({ q: search, ...more }));
}

if (place) {
  count();
  addEventListener("click", ({ target }) => target.closest(".hit__title a") && count({ click: "1" }));
}
