import { isRecord } from '../json.ts';

const secret = /pass(word|phrase)|secret|token|cvc|cvv|pin$|card.?number|iban/i;

/** What a member of such a name holds gets into no pact: pacts are published. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSecrets(member, key)]));
  return typeof value === 'string' && secret.test(name) ? 'secret-1' : value;
}
