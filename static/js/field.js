/* The editor of a page, opened at a field (#id_...): keeps it in sight while what stands above is being drawn. */

const DRAWN = 2000; // milliseconds after which the editor stands still

addEventListener("load", () => {
  const field = location.hash.startsWith("#id_") ? document.getElementById(location.hash.slice(1)) : null;
  if (field) {
    const observer = new ResizeObserver(() => field.scrollIntoView({ block: "center", behavior: "instant" }));
    field.focus({ preventScroll: true });
    observer.observe(document.querySelector("form[data-edit-form]") ?? document.body);
    setTimeout(() => observer.disconnect(), DRAWN);
  }
});
