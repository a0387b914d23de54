import type { SecretKind } from 'shakedown';

/** Whoever holds the token of a payment method can charge it. */
export const secrets: readonly SecretKind[] = [{ name: 'payment token', pattern: /\btok_[a-z]+\b/ }];
