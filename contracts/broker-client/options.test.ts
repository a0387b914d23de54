import { expect, test } from 'vitest';
import { openBroker } from './open-broker.ts';

test.each([
  [{ url: 'broker.example' }, 'url: expected an address that starts with http:// or https://'],
  [{ url: 'ftp://broker.example' }, 'url: expected an address that starts with http:// or https://'],
  [{ url: 'http://ann:s3cret@broker.example' }, 'url: give the credentials apart from the address'],
  [{ url: 'http://b', username: 'ann' }, 'password: username and password belong together'],
  [
    { url: 'http://b', username: 'ann', password: 's3cret', token: 's3cret' },
    'token: give either a token or a username and password',
  ],
  [{ url: 'http://b', username: 'a:b', password: 's3cret' }, 'username: expected a name without a colon'],
  [{ url: 'http://b', token: 's3cret\n' }, 'token: expected letters, digits and signs, without spaces or line breaks'],
  [{ url: 'http://b', attempts: 0 }, 'attempts: '],
  [{ url: 'http://b', retries: 3 }, 'Unrecognized key: "retries"'],
])('%j is refused, and no secret is told', (options, problem) => {
  const open = () => openBroker(options);
  expect(open).toThrow(expect.objectContaining({ code: 'SD_BROKER_ADDRESS' }));
  expect(open).toThrow(problem);
  expect(open).not.toThrow('s3cret');
});

test('the address is told without the slash at its end', () => {
  expect(openBroker({ url: 'https://broker.example/pact/' }).url).toBe('https://broker.example/pact');
});
