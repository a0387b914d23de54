import './account-link.js';
import './cart-count.js';
import { showAddresses } from './account-addresses.js';
import { confirmed } from './confirm-dialog.js';
import { part, showProblem } from './element.js';
import { whenSubmitted } from './form.js';
import { eraseAccount, findPreferences, findProfile, savePreferences, saveProfile } from './profile.js';
import { endSession, loggedInCustomer, logOut } from './session.js';

const ASK_EVERY_MS = 500;
const ASK_AT_MOST = 20;
const CHANNELS = ['mail', 'sms', 'push'];

/** A new account is made known to the rest of the shop by an event, which may take a moment. */
async function waitForProfile() {
  for (let asked = 1; ; asked += 1) {
    try {
      return await findProfile();
    } catch (error) {
      if (error.status !== 404 || asked === ASK_AT_MOST) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

async function showProfile() {
  const { name, email, phone } = await waitForProfile();
  Object.assign(part('profile').elements.name, { value: name });
  Object.assign(part('profile').elements.email, { value: email });
  Object.assign(part('profile').elements.phone, { value: phone ?? '' });
}

async function showPreferences() {
  const preferences = await findPreferences();
  for (const channel of CHANNELS) part('preferences').elements[channel].checked = preferences[channel];
}

whenSubmitted(part('profile'), async ({ name, phone }) => {
  await saveProfile({ name: name.trim(), phone: phone.replaceAll(/\s/g, '') || null });
  announce('Your profile was saved.');
});

whenSubmitted(part('preferences'), async () => {
  const { elements } = part('preferences');
  await savePreferences(Object.fromEntries(CHANNELS.map((channel) => [channel, elements[channel].checked])));
  announce('Your choices were saved.');
});

part('log-out').addEventListener('click', async () => {
  // Without an answer the session has ended here all the same.
  await logOut().catch(() => {});
  location.assign('/');
});

part('erase').addEventListener('click', async () => {
  const sure = await confirmed({
    title: 'Erase your account?',
    text: 'Your account and all that we know of you will be gone for good.',
    action: 'Erase my account',
  });
  if (!sure) return;
  try {
    await eraseAccount();
    endSession();
    location.assign('/');
  } catch (error) {
    fail(error);
  }
});

function announce(text) {
  part('announcement').textContent = text;
}

function fail(error) {
  if (error.status === 401) return location.replace('/login?next=/account');
  showProblem(error.message);
  part('problem').focus();
}

/** Each part is shown by itself: one that cannot be had does not take the others with it. */
async function show() {
  if (!loggedInCustomer()) return location.replace('/login?next=/account');
  part('account').hidden = false;
  const parts = await Promise.allSettled([showProfile(), showPreferences(), showAddresses()]);
  const failed = parts.find(({ status }) => status === 'rejected');
  if (failed) fail(failed.reason);
}

show();
