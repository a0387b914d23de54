import { STATUS_CODES } from 'node:http';
import { type Exchange, header } from '../exchange.ts';
import type { Json } from '../json.ts';
import { isJson } from '../openapi/index.ts';
import type { ExchangesOfOne } from './exchanges-of-one.ts';
import { commonHeaders } from './headers.ts';
import { inferShape } from './infer-shape.ts';
import type { PathTemplate } from './path-template.ts';
import { providerStates } from './provider-states.ts';
import { withoutSecrets } from './without-secrets.ts';
import { ruleList, writeShape } from './write-shape.ts';

/** One interaction that all these exchanges are examples of. */
export function httpInteraction(of: ExchangesOfOne): Json {
  const { method, status, path } = of;
  const states = providerStates(of);
  return {
    type: 'Synchronous/HTTP',
    description: `${method} ${path.template} is answered with ${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...(states.length > 0 && { providerStates: states }),
    request: request(of),
    response: { status, ...parts(of.exchanges.map(answerOf)) },
  };
}

function request({ method, path: { template, params }, exchanges }: ExchangesOfOne): Json {
  const { matchingRules, ...rest } = parts(exchanges.map(requestOf));
  const { query, rules } = commonQuery(exchanges);
  const path = filled(template, params, ({ value }) => encodeURIComponent(value));
  const asked = { method, path, ...rest, ...query };
  if (params.length === 0) return { ...asked, matchingRules: { ...matchingRules, ...rules } };
  const anyPath = template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{.+?\}/g, '[^/]+');
  // Whoever brings the state about says which ids it has; the recorded ones are examples.
  const expression = filled(template, params, ({ name }) => `\${${name}}`);
  return {
    ...asked,
    matchingRules: { ...matchingRules, ...rules, path: ruleList({ match: 'regex', regex: `^${anyPath}$` }) },
    generators: { path: { type: 'ProviderState', expression, dataType: 'STRING' } },
  };
}

type Param = PathTemplate['params'][number];

const filled = (template: string, params: readonly Param[], by: (param: Param) => string): string =>
  params.reduce((text, param) => text.replace(`{${param.name}}`, () => by(param)), template);

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const requestOf = ({ requestHeaders, requestBody }: Exchange): Part => ({ headers: requestHeaders, body: requestBody });
const answerOf = ({ responseHeaders, responseBody }: Exchange): Part => ({
  headers: responseHeaders,
  body: responseBody,
});

/** Headers and body that all samples have in common. */
function parts(samples: readonly Part[]): { readonly matchingRules: Json } & Json {
  const { headers, rules } = commonHeaders(samples.map((sample) => sample.headers));
  const body = commonBody(samples);
  return {
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body && { body: { contentType: 'application/json', encoded: false, content: body.example } }),
    matchingRules: {
      ...(Object.keys(rules).length > 0 && { header: rules }),
      ...(body && Object.keys(body.rules).length > 0 && { body: body.rules }),
    },
  };
}

/** Of JSON alone; what else was said is not looked into. */
function commonBody(samples: readonly Part[]) {
  const json = samples.flatMap(({ headers, body }) =>
    body && isJson(header(headers, 'content-type') ?? '') ? parsed(body) : [],
  );
  if (json.length < samples.length) return undefined;
  const shape = inferShape(json.map((value) => withoutSecrets(value)));
  const written = shape && writeShape(shape);
  // An empty text is no body to a pact.
  return written?.example === '' ? undefined : written;
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function commonQuery(exchanges: readonly Exchange[]): { readonly query: Json; readonly rules: Json } {
  const samples = exchanges.map(({ path }) => new URL(path, 'http://any').searchParams);
  const [first = new URLSearchParams()] = samples;
  const names = [...new Set(first.keys())].filter((name) => samples.every((sample) => sample.has(name)));
  if (names.length === 0) return { query: {}, rules: {} };
  return {
    query: { query: Object.fromEntries(names.map((name) => [name, first.getAll(name)])) },
    rules: { query: Object.fromEntries(names.map((name) => [name, ruleList({ match: 'type' })])) },
  };
}
