/** The keys that sign access tokens: made, published, used, retired and forgotten in turn, alike in all instances. */
export { createKeyRing, type KeyRing, NoSigningKey } from './key-ring.ts';
export { PublicKey } from './public-key.ts';
