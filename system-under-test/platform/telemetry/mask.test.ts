import { describe, expect, test } from 'vitest';
import { isSecretName, LONGEST_TEXT, maskSecrets } from './mask.ts';

const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjdXN0b21lciJ9.c2lnbmF0dXJl';

describe('maskSecrets', () => {
  test.each([
    ['paid with 4111111111111111', 'paid with [card number]'],
    ['paid with 4111 1111 1111 1111.', 'paid with [card number].'],
    ['paid with 4111-1111-1111-1111, thanks', 'paid with [card number], thanks'],
    ['{"pan":"5555555555554444"}', '{"pan":"[card number]"}'],
    ['amex 3782 822463 10005', 'amex [card number]'],
    ['2223003122003222', '[card number]'],
    ['with its code: 4111 1111 1111 1111 123', 'with its code: [card number] 123'],
    ['two: 4111111111111111 5555555555554444', 'two: [card number] [card number]'],
    ['escaped by JSON:\\n4111111111111111', 'escaped by JSON:\\n[card number]'],
  ])('masks the card numbers of %j', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test.each([
    [`GET /orders?token=${token}`, 'GET /orders?token=[token]'],
    [`Authorization: Bearer ${token}`, 'Authorization: Bearer [token]'],
    ['authorization: bearer 0123456789abcdef0123', 'authorization: bearer [credentials]'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic [credentials]'],
  ])('masks the credentials of %j', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test.each([
    ['a wrong check digit', 'order 4111 1111 1111 1112'],
    ['moments in ms and ns', '1795379182148 1795379182148000000'],
    ['an id', 'f05e8869-f946-457b-981a-f9146feed80a 4111111111111111-f946'],
    ['digits within a word', 'a4111111111111111 4111111111111111b 0.4111111111111111'],
    ['dates', '2026-11-24 16:43:49 2026-11-24'],
    ['words', 'Bearer token is missing'],
  ])('leaves %s as they are', (_, text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  test('cuts a text that is too long to look through', () => {
    const text = `4111111111111111 ${'x'.repeat(LONGEST_TEXT)} 4111111111111111`;
    const masked = maskSecrets(text);
    expect(masked.length).toBeLessThan(LONGEST_TEXT + 20);
    expect(masked).not.toContain('4111111111111111');
  });

  // Patterns that can be read in two ways would not come to an end within the test's time.
  test.each(['411 ', '4111-', 'eyJ', 'eyJaaa.', 'Bearer ', '4'.repeat(19), '4111 1111 1111 1112 '])(
    'comes to an end with a text of many %j',
    (part) => {
      const text = part.repeat(LONGEST_TEXT / part.length);
      expect(maskSecrets(text)).toBe(text);
    },
  );
});

test.each([
  'authorization',
  'Set-Cookie',
  'refreshToken',
  'card_number',
  'http.request.header.authorization',
  'paymentMethod',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each(['tokens', 'method', 'url.path', 'idempotencyKey'])('%s is the name of no secret', (name) =>
  expect(isSecretName(name)).toBe(false),
);
