import { isObject } from '../../pacts/index.ts';
import { jsonText } from '../json-text.ts';
import { type Rule, rulesInWords } from './rules-in-words.ts';

/** An interaction of any version of the specification, as a reader wants it. */
export interface Interaction {
  readonly kind: 'request' | 'message' | 'question';
  readonly description: string;
  readonly states: readonly State[];
  readonly pending: boolean;
  readonly parts: readonly Part[];
}

/** What the provider has to be like before. */
export interface State {
  readonly name: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}

/** A request, a response or a message. */
export interface Part {
  readonly title: string;
  /** `GET /loans?member=7`, `200`. */
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  readonly rules: readonly Rule[];
}

type Json = Readonly<Record<string, unknown>>;

export const readInteractions = (content: Json): Interaction[] =>
  [content.interactions, content.messages]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter(isObject)
    .map(readInteraction);

function readInteraction(interaction: Json): Interaction {
  const common = {
    description: text(interaction.description) || 'no description',
    states: statesOf(interaction),
    pending: interaction.pending === true,
  };
  const { type, request, response } = interaction;
  if (isObject(request) && (isObject(response) || Array.isArray(response)) && !String(type).includes('Messages'))
    return {
      ...common,
      kind: 'request',
      parts: [requestPart(request), responsePart(isObject(response) ? response : {})],
    };
  if (isObject(request))
    return {
      ...common,
      kind: 'question',
      parts: [
        messagePart('Question', request),
        ...(Array.isArray(response) ? response.filter(isObject).map((each) => messagePart('Answer', each)) : []),
      ],
    };
  return { ...common, kind: 'message', parts: [messagePart('Message', interaction)] };
}

function statesOf({ providerStates, providerState, provider_state }: Json): State[] {
  const one = providerState ?? provider_state;
  if (typeof one === 'string') return [{ name: one, params: [] }];
  if (!Array.isArray(providerStates)) return [];
  return providerStates
    .filter(isObject)
    .map(({ name, params }) => ({ name: text(name), params: isObject(params) ? entries(params) : [] }));
}

const requestPart = (request: Json): Part => ({
  title: 'Request',
  line: `${text(request.method).toUpperCase()} ${text(request.path)}${queryText(request.query)}`,
  headers: isObject(request.headers) ? entries(request.headers) : [],
  body: bodyText(request.body),
  rules: rulesInWords(request.matchingRules),
});

const responsePart = (response: Json): Part => ({
  title: 'Response',
  line: text(response.status),
  headers: isObject(response.headers) ? entries(response.headers) : [],
  body: bodyText(response.body),
  rules: rulesInWords(response.matchingRules),
});

const messagePart = (title: string, message: Json): Part => ({
  title,
  line: '',
  headers: [message.metadata, message.metaData].filter(isObject).flatMap(entries),
  body: bodyText(message.contents ?? message.content),
  rules: rulesInWords(message.matchingRules),
});

/** A string (version 2), or lists by name. */
function queryText(query: unknown): string {
  if (typeof query === 'string') return query === '' ? '' : `?${query}`;
  if (!isObject(query)) return '';
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => `${name}=${text(value)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Version 4 wraps it with its type, and may have encoded it. */
function bodyText(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (!isObject(body) || !('content' in body)) return typeof body === 'string' ? body : jsonText(body);
  const { content, contentType, encoded } = body;
  if (typeof content !== 'string') return jsonText(content);
  if (encoded !== 'base64' && encoded !== true) return content;
  const bytes = Buffer.from(content, 'base64');
  return /json|text|xml|graphql/.test(text(contentType))
    ? bytes.toString()
    : `${bytes.length} bytes of ${text(contentType)}`;
}

const entries = (object: Json): (readonly [string, string])[] =>
  Object.entries(object).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(text).join(', ') : text(value),
  ]);

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : jsonText(value);
