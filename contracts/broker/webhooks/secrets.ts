import { invalid } from '../http/index.ts';
import { withPlaceholders } from './template.ts';
import type { WebhookRequest } from './webhook.ts';

/** What is shown in place of a secret; upstream's stars. */
export const stars = '**********';

const secretName = /authorization|token|cookie|secret|password|passwd|credential|signature|api[-_]?key/i;

/** Whether a header's value is nobody's business. Upstream: authorization and token alone. */
const isSecretHeader = (name: string): boolean => secretName.test(name);

/** The request as anyone may see it. */
export const withoutSecrets = (request: WebhookRequest): WebhookRequest => ({
  ...request,
  headers: hideHeaders(request.headers),
  ...(request.password === undefined ? {} : { password: stars }),
});

export const hideHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isSecretHeader(name) ? stars : value]));

/**
 * Who reads a webhook, changes its description and writes it back sends stars for its secrets: those stay what they were. So does a
 * password that is not sent at all. Upstream: `maintain_redacted_params`. A secret stays with the host that it was given for, or
 * whoever may change an address could have it sent to them.
 * @throws BrokerError 400 for stars that stand for nothing
 */
export function keepSecrets(next: WebhookRequest, previous: WebhookRequest | undefined): WebhookRequest {
  const known = previous && host(previous) === host(next) ? previous : undefined;
  const lost: Record<string, string[]> = {};
  const kept = (field: string, value: string, before: string | undefined): string => {
    if (!/^\*+$/.test(value)) return value;
    if (before === undefined) lost[field] = ['is hidden, and the broker knows no value for it; give it again'];
    return before ?? '';
  };
  const headers = Object.entries(next.headers).map(([name, value]) => [
    name,
    kept(`request.headers.${name}`, value, known?.headers[name]),
  ]);
  const password = kept('request.password', next.password ?? known?.password ?? '', known?.password);
  if (Object.keys(lost).length > 0) throw invalid(lost);
  const { password: _, ...rest } = next;
  return { ...rest, headers: Object.fromEntries(headers), ...(password === '' ? {} : { password }) };
}

const host = ({ url }: WebhookRequest): string => new URL(withPlaceholders(url)).host;

/**
 * Takes the secrets of a request that was sent out of any text: a receiver may echo what it got.
 * @returns replaces every secret, also as JSON, in an address and in Basic authorization
 */
export function redactor({ headers, username, password }: Omit<WebhookRequest, 'method' | 'url' | 'body'>) {
  const secrets = Object.entries(headers)
    .filter(([name]) => isSecretHeader(name))
    // Of `Bearer abc` the word is public, `abc` is not.
    .flatMap(([, value]) => [value, ...value.split(/\s+/).slice(1)]);
  if (password !== undefined) secrets.push(password, Buffer.from(`${username ?? ''}:${password}`).toString('base64'));
  const written = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  return (text: string): string => written.reduce((rest, secret) => rest.replaceAll(secret, stars), text);
}
