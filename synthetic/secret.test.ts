import { describe, expect, it } from 'vitest';
import { commonSecrets, secretsIn } from './secret.ts';

describe('secretsIn', () => {
  it.each([
    ['card number', 'paid with 4111 1111 1111 1111'],
    ['card number', '{"pan":"5555555555554444"}'],
    ['card number', 'amex 378282246310005.'.replace('.', '')],
    ['JSON web token', 'token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjdXN0b21lciJ9.c2lnbmF0dXJlLi4u'],
    ['authorization header', '"authorization":"Bearer 0123456789abcdef0123"'],
  ])('finds a %s', (name, text) => {
    expect(secretsIn(text, commonSecrets)).toContain(name);
  });

  it.each([
    ['a number that is no card', 'order 4111 1111 1111 1112'],
    ['milliseconds and nanoseconds', '1795379182148 1795379182148000000'],
    ['an id', 'f05e8869-f946-457b-981a-f9146feed80a 4111111111111111-f946'],
    ['a span id of digits inside hex', 'a4111111111111111b'],
    ['the word itself', 'Bearer token is missing'],
  ])('lets %s pass', (_, text) => {
    expect(secretsIn(text, commonSecrets)).toEqual([]);
  });

  it('takes kinds of its own, with or without the g flag', () => {
    const kinds = [{ name: 'payment token', pattern: /\btok_\w+/ }];
    expect(secretsIn('method tok_visa', kinds)).toEqual(['payment token']);
    expect(secretsIn('stok_visa', kinds)).toEqual([]);
  });
});
