import { showProblem } from './element.js';

/**
 * Sends a form with its values, once however often the button is pressed; a refusal is shown at the field that it is about,
 * else above the form. While it is under way the button says its `data-busy`.
 */
export function whenSubmitted(form, send) {
  const button = form.querySelector('[type="submit"]');
  const label = button.textContent;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled || !isComplete(form)) return;
    button.disabled = true;
    button.textContent = button.dataset.busy ?? label;
    try {
      await send(Object.fromEntries(new FormData(form)));
    } catch (error) {
      showRefusal(form, error);
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  });
}

/** Asks the browser what it thinks of the fields, but says it in our own place, where it stays. */
export function isComplete(form) {
  showProblem(undefined, form);
  const fields = [...form.elements].filter((field) => field.name && problemOf(form, field.name));
  for (const field of fields) showFieldProblem(form, field.name, field.validationMessage);
  const first = fields.find((field) => !field.validity.valid);
  first?.focus();
  return first === undefined;
}

/** Shows why the shop did not take a form. */
export function showRefusal(form, error) {
  if (error.path && problemOf(form, error.path)) {
    showFieldProblem(form, error.path, error.message);
    form.elements[error.path].focus();
    return;
  }
  showProblem(
    error.status === 0 || error.status >= 500 ? `${error.message} Nothing is lost: you can try again.` : error.message,
    form,
  );
  form.querySelector('[data-problem]').focus();
}

function showFieldProblem(form, name, message) {
  problemOf(form, name).textContent = message;
  form.elements[name].setAttribute('aria-invalid', String(Boolean(message)));
}

function problemOf(form, name) {
  return form.querySelector(`[data-problem-of="${CSS.escape(name)}"]`);
}
