import { expect, test } from 'vitest';
import { serviceIn } from './spiffe-id.ts';

test.each([
  ['URI:spiffe://shop/order', 'order'],
  ['DNS:localhost, URI:spiffe://shop/user-bff', 'user-bff'],
  ['URI:spiffe://elsewhere/order', undefined],
  ['URI:spiffe://shop/', undefined],
  ['URI:spiffe://shop/order, URI:spiffe://shop/payment', undefined],
  ['DNS:order', undefined],
  [undefined, undefined],
])('%s names %s', (names, service) => expect(serviceIn(names)).toBe(service));
