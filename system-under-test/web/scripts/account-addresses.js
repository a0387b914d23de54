import { confirmed } from './confirm-dialog.js';
import { element, part, showProblem } from './element.js';
import { whenSubmitted } from './form.js';
import { newKey } from './new-key.js';
import { addAddress, findAddresses, removeAddress, saveAddress } from './profile.js';

const dialog = part('address-dialog');
const form = part('address');
/** The address that is edited, or none for a new one; and the key under which a new one is added once. */
let editing = {};

/** Shows the addresses, and lets them be added, edited and removed. */
export async function showAddresses() {
  const { items } = await findAddresses();
  part('no-address').hidden = items.length > 0;
  part('addresses').replaceChildren(...items.map(addressEntry));
}

function addressEntry(address) {
  const { name, street, addition, postalCode, city, country } = address;
  const lines = [street, ...(addition ? [addition] : []), `${postalCode} ${city}, ${country}`];
  return element(
    'li',
    { class: 'address' },
    element('p', {}, element('strong', {}, name), ...lines.flatMap((line) => [element('br'), line])),
    element(
      'div',
      { class: 'address-end' },
      linkButton('Edit', `Edit the address ${street}`, () => open(address)),
      linkButton('Remove', `Remove the address ${street}`, () => remove(address)),
    ),
  );
}

function linkButton(text, label, onclick) {
  return element('button', { type: 'button', class: 'link-button', 'aria-label': label, onclick }, text);
}

function open(address) {
  editing = { address, key: newKey() };
  form.reset();
  showProblem(undefined, form);
  for (const place of form.querySelectorAll('[data-problem-of]')) place.textContent = '';
  for (const field of form.elements) {
    if (!field.name) continue;
    field.removeAttribute('aria-invalid');
    field.value = address?.[field.name] ?? '';
  }
  document.querySelector('#address-title').textContent = address ? 'Edit address' : 'New address';
  dialog.showModal();
}

async function remove({ id, street }) {
  const sure = await confirmed({ title: 'Remove this address?', text: street, action: 'Remove' });
  if (!sure) return;
  try {
    await removeAddress(id);
    await showAddresses();
    part('announcement').textContent = 'The address was removed.';
    // The button that was pressed is gone.
    part('add-address').focus();
  } catch (error) {
    showProblem(error.message);
    part('problem').focus();
  }
}

part('add-address').addEventListener('click', () => open());
part('close', dialog).addEventListener('click', () => dialog.close());
whenSubmitted(form, async ({ country, addition, ...values }) => {
  const address = { ...values, addition: addition.trim() || null, country: country.toUpperCase() };
  if (editing.address) await saveAddress(editing.address.id, address);
  else await addAddress(address, editing.key);
  dialog.close();
  await showAddresses();
  part('announcement').textContent = 'The address was saved.';
});
