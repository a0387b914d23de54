import { part, showProblem } from '../../scripts/element.js';
import { whenSubmitted } from '../../scripts/form.js';
import { newKey } from '../../scripts/new-key.js';

/**
 * A dialog with a form about one product. `send` gets the product, the form's values and a key, which is the same until the
 * dialog is opened anew: what is sent twice takes effect once.
 */
export function productForm({ dialog, title, values = () => ({}), send }) {
  const form = dialog.querySelector('form');
  let about;

  part('close', dialog).addEventListener('click', () => dialog.close());
  whenSubmitted(form, async (given) => {
    await send(about.product, given, about.key);
    dialog.close();
  });

  return {
    open(product) {
      about = { product, key: newKey() };
      dialog.querySelector('h2').textContent = title(product);
      form.reset();
      showProblem(undefined, form);
      for (const place of form.querySelectorAll('[data-problem-of]')) place.textContent = '';
      for (const [name, value] of Object.entries(values(product))) form.elements[name].value = value;
      dialog.showModal();
    },
  };
}
