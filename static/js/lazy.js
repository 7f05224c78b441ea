/* A form with data-script fetches its script when somebody goes to one of its fields, not before. */

addEventListener("focusin", ({ target }) => {
  const { script } = target.form?.dataset ?? {};
  if (script) import(script);
});
