import { expect, test } from 'vitest';
import { addressOf } from './address.ts';

test.each([
  ['https://broker.example', 'pacts/latest', 'https://broker.example/pacts/latest'],
  ['https://broker.example/', '', 'https://broker.example/'],
  ['https://broker.example', '/a%2Fb?c=d%20e', 'https://broker.example/a%2Fb?c=d%20e'],
  ['https://broker.example/pact', 'matrix?q[][pacticipant]=a', 'https://broker.example/pact/matrix?q[][pacticipant]=a'],
  ['https://broker.example/pact/', '/pact/x', 'https://broker.example/pact/x'],
  ['https://broker.example/pact', '/x', 'https://broker.example/pact/x'],
  ['https://broker.example/pact', '/pacts/x', 'https://broker.example/pact/pacts/x'],
])('at %s the link "%s" leads to %s', (url, href, expected) => {
  expect(addressOf(url).resolve(href)).toBe(expected);
});

test('a link to another host is followed at the address we were given', () => {
  expect(addressOf('https://broker.example').resolve('http://10.0.0.7:9292/pacts/latest')).toBe(
    'https://broker.example/pacts/latest',
  );
});
