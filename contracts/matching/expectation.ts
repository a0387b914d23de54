import { isRecord, type Json, recordOf, recordsOf } from '../json.ts';
import { isJson } from '../openapi/index.ts';
import type { Headers } from './match-headers.ts';
import { RuleSet } from './rule-set.ts';

/** What a consumer expects of its provider, in one interaction of a pact. */
export type Expectation = {
  readonly description: string;
  readonly states: readonly string[];
} & (
  | { readonly kind: 'http'; readonly request: ExpectedRequest; readonly answer: ExpectedAnswer }
  | { readonly kind: 'message'; readonly message: ExpectedMessage }
);

export interface ExpectedRequest {
  readonly method: string;
  readonly path: string;
}

export interface ExpectedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body | undefined;
  readonly rules: Readonly<Record<'status' | 'header' | 'body', RuleSet>>;
}

export interface ExpectedMessage {
  readonly content: Body | undefined;
  readonly metadata: Json;
  readonly rules: Readonly<Record<'body' | 'metadata', RuleSet>>;
}

export interface Body {
  /** Undefined: there must be none. */
  readonly content: unknown;
  readonly contentType: string;
}

/** Reads the interactions of a pact of specification 2, 3 or 4. */
export function expectationsOf(pact: Json): Expectation[] {
  const version = majorVersion(pact);
  const messages = recordsOf(pact.messages).map((message) => ({ ...message, type: 'Asynchronous/Messages' }));
  return [...recordsOf(pact.interactions), ...messages].flatMap((interaction): Expectation[] => {
    const { description, providerStates, providerState, type } = interaction as Json;
    const states = Array.isArray(providerStates)
      ? recordsOf(providerStates).map(({ name }) => String(name))
      : typeof providerState === 'string'
        ? [providerState]
        : [];
    const common = { description: String(description ?? ''), states };
    if (type === undefined || type === 'Synchronous/HTTP')
      return [{ ...common, kind: 'http', ...httpParts(interaction, version) }];
    if (type === 'Asynchronous/Messages')
      return [{ ...common, kind: 'message', message: messageParts(interaction, version) }];
    return [];
  });
}

function majorVersion({ metadata }: Json): number {
  const { pactSpecification, pactSpecificationVersion } = recordOf(metadata);
  return Number.parseInt(String(recordOf(pactSpecification).version ?? pactSpecificationVersion ?? '2'), 10);
}

function httpParts(interaction: Json, version: number) {
  const { method, path } = recordOf(interaction.request);
  const { status, headers, body, matchingRules } = recordOf(interaction.response);
  const rules = rulesOf(recordOf(matchingRules));
  return {
    request: { method: String(method ?? 'GET').toUpperCase(), path: String(path ?? '/') },
    answer: {
      status: Number(status ?? 200),
      headers: recordOf(headers) as Headers,
      body: bodyOf(body, version, contentTypeOf(recordOf(headers))),
      rules: { status: rules('status'), header: rules('header'), body: rules('body') },
    },
  };
}

function messageParts({ contents, metadata, metaData, matchingRules }: Json, version: number): ExpectedMessage {
  const rules = rulesOf(recordOf(matchingRules));
  const beside = recordOf(metadata ?? metaData);
  return {
    content: bodyOf(contents, version, contentTypeOf(beside)),
    metadata: beside,
    rules: { body: rules('body'), metadata: rules('metadata') },
  };
}

function contentTypeOf(headers: Json): string | undefined {
  const [, value] = Object.entries(headers).find(([name]) => /^content-?type$/i.test(name)) ?? [];
  return value === undefined ? undefined : String(Array.isArray(value) ? value[0] : value);
}

function bodyOf(body: unknown, version: number, contentType: string | undefined): Body | undefined {
  if (body === undefined) return undefined;
  if (version < 4) return present(typeof body === 'string' ? parsed(body, contentType) : body, contentType);
  const { content, contentType: own, encoded } = recordOf(body);
  if (content === undefined) return undefined;
  const type = String(own ?? contentType ?? '') || undefined;
  if (encoded === undefined || encoded === false) return present(content, type);
  const text = encoded === 'base64' ? Buffer.from(String(content), 'base64').toString() : String(content);
  return present(parsed(text, type), type);
}

function present(content: unknown, contentType: string | undefined): Body {
  const type = contentType ?? (typeof content === 'string' ? 'text/plain' : 'application/json');
  return { content: content === null || content === '' ? undefined : content, contentType: type };
}

/** What is no JSON, though it should be, is a string of it. */
function parsed(text: string, contentType: string | undefined): unknown {
  if (contentType === undefined || !isJson(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Versions 3 and 4 keep rules by part, version 2 by paths that begin with the part (`$.body.total`). */
function rulesOf(json: Json): (part: string) => RuleSet {
  const byPath = Object.keys(json).some((key) => key.startsWith('$'));
  const parts = byPath ? partsOfVersion2(json) : json;
  return (part) => {
    const rules = recordOf(parts[part]);
    if (part !== 'header' || 'matchers' in rules) return RuleSet.read(rules);
    return RuleSet.read(Object.fromEntries(Object.entries(rules).map(([name, list]) => [headerPath(name), list])));
  };
}

/** Names of headers may hold what a path may not. */
const headerPath = (name: string): string =>
  name.startsWith('$') || name.includes('[') ? name.toLowerCase() : `$['${name.toLowerCase()}']`;

function partsOfVersion2(json: Json): Json {
  const parts: Record<string, Record<string, Json>> = {};
  for (const [path, rule] of Object.entries(json)) {
    const [, name = '', rest = ''] = /^\$\.(\w+)(.*)$/s.exec(path) ?? [];
    const part = name === 'headers' ? 'header' : name;
    parts[part] ??= {};
    const list = { combine: 'AND', matchers: isRecord(rule) ? [rule] : [] };
    parts[part][part === 'header' ? rest.replace(/^\./, '').replaceAll(/^\['|'\]$/g, '') : `$${rest}`] = list;
  }
  return parts;
}
