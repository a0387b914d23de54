import { expect, it } from 'vitest';
import { fill, fillBody, withPlaceholders } from './template.ts';

const values = { 'pactbroker.consumerName': 'The "Foo"', 'pactbroker.providerName': '${pactbroker.consumerName}' };

it('puts values in, once: a name that looks like a parameter stays a name', () => {
  expect(fill('${pactbroker.consumerName} → ${pactbroker.providerName}', values)).toBe(
    'The "Foo" → ${pactbroker.consumerName}',
  );
});

it('leaves what it does not know', () => {
  expect(fill('${pactbroker.nonsense} ${user.token} ${pactbroker.toString}', values)).toBe(
    '${pactbroker.nonsense} ${user.token} ${pactbroker.toString}',
  );
});

it('escapes in an address', () => {
  expect(fill('http://x/${pactbroker.consumerName}', values, encodeURIComponent)).toBe('http://x/The%20%22Foo%22');
});

it('keeps a JSON body JSON, whatever the names hold', () => {
  expect(JSON.parse(fillBody({ who: ['${pactbroker.consumerName}'], n: 1 }, values) ?? '')).toEqual({
    who: ['The "Foo"'],
    n: 1,
  });
});

it('sends a text as it stands, and nothing for nothing', () => {
  expect(fillBody('<a>${pactbroker.consumerName}</a>', values)).toBe('<a>The "Foo"</a>');
  expect(fillBody(null, values)).toBeUndefined();
});

it('knows an address beforehand', () => {
  expect(withPlaceholders('http://x/${pactbroker.pactUrl}?a')).toBe('http://x/placeholder?a');
});
