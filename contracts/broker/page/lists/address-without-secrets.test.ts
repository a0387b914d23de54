import { expect, it } from 'vitest';
import { withoutQueryValues } from './address-without-secrets.ts';

it.each([
  ['https://ci.org/build?token=abc&x=1', 'https://ci.org/build?token=**********&x=**********'],
  ['https://ci.org/?pact=${pactbroker.pactUrl}&t=a', 'https://ci.org/?pact=${pactbroker.pactUrl}&t=**********'],
  ['https://me:secret@ci.org/a@b', 'https://**********@ci.org/a@b'],
  ['https://ci.org/plain#part', 'https://ci.org/plain#part'],
])('shows %s as %s', (url, shown) => {
  expect(withoutQueryValues(url)).toBe(shown);
});
