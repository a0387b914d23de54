import type { Json } from '../json.ts';
import { ruleList } from './write-shape.ts';

/** Of the connection, the client, the clock, tracing, or security for browsers: not what one service tells another. */
const volatile =
  /^(host|connection|keep-alive|transfer-encoding|content-length|content-encoding|accept-encoding|accept-language|user-agent|origin|referer|cookie|set-cookie|date|age|expires|last-modified|etag|vary|server|via|x-powered-by|traceparent|tracestate|baggage|b3|x-b3-.*|x-request-id|x-correlation-id|forwarded|x-forwarded-.*|x-real-ip|sec-.*|ratelimit.*|x-ratelimit.*|strict-transport-security|x-content-type-options|x-frame-options|x-dns-prefetch-control|x-download-options|x-permitted-cross-domain-policies|x-xss-protection|content-security-policy|cross-origin-.*|origin-agent-cluster|referrer-policy|permissions-policy)$/i;

/** The headers that every sample has, with a rule each; their values are examples. */
export function commonHeaders(samples: readonly Readonly<Record<string, string>>[]): {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly rules: Json;
} {
  const [first = {}, ...others] = samples.map((sample) =>
    Object.fromEntries(Object.entries(sample).map(([name, value]) => [name.toLowerCase(), value])),
  );
  const names = Object.keys(first).filter((name) => !volatile.test(name) && others.every((other) => name in other));
  const entries = names.map((name) => [name, exampleOf(name, first[name] as string)] as const);
  return {
    headers: Object.fromEntries(entries.map(([name, { example }]) => [name, [example]])),
    rules: Object.fromEntries(entries.map(([name, { rule }]) => [name, ruleList(rule)])),
  };
}

/** Tokens never get into a pact: pacts are published. */
function exampleOf(name: string, value: string): { readonly example: string; readonly rule: Json } {
  if (name === 'authorization') {
    const [scheme = 'Bearer'] = value.split(' ');
    return { example: `${scheme} token`, rule: { match: 'regex', regex: `^${scheme} .+$` } };
  }
  if (/api-?key|token|secret/.test(name)) return { example: 'secret', rule: { match: 'type' } };
  if (name === 'content-type' || name === 'accept') {
    const type = value.split(';')[0]?.trim() ?? value;
    return { example: type, rule: { match: 'regex', regex: `^${type.replaceAll(/[.*+/]/g, '\\$&')}(\\s*;.*)?$` } };
  }
  return { example: value, rule: { match: 'type' } };
}
