/* On small screens facets start closed, so that results come first. */

if (matchMedia("(max-width: 61.99rem)").matches) {
  document.querySelectorAll("[data-facets-toggle]").forEach((details) => details.removeAttribute("open"));
}
