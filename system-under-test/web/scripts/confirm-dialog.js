import { element } from './element.js';

/**
 * Asks whether something that cannot be taken back shall be done: resolves with true for the button that says `action`, with
 * false when the question is left in any other way. The keyboard is back where it was afterwards.
 */
export function confirmed({ title, text, action }) {
  const dialog = element(
    'dialog',
    { class: 'card dialog', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text' },
    element(
      'form',
      { method: 'dialog' },
      element('h2', { id: 'confirm-title' }, title),
      element('p', { id: 'confirm-text' }, text),
      element(
        'div',
        { class: 'dialog-end' },
        element('button', { class: 'button', value: 'no', autofocus: true }, 'Cancel'),
        element('button', { class: 'button danger', value: 'yes' }, action),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
