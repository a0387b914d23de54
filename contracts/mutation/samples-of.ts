import { type Exchange, header } from '../exchange.ts';
import type { Json } from '../json.ts';
import type { Message } from '../messages/index.ts';
import { findOperation, isJson, operationsOf } from '../openapi/index.ts';
import { nameOf, type Sample } from './sample.ts';

export interface Said {
  readonly exchanges: readonly Exchange[];
  readonly messages: readonly (Message & { readonly description: string })[];
}

/**
 * One sample of every operation and status, and of every event: the longest, since it shows the most. What is not JSON is left out.
 *
 * @param document - the provider's OpenAPI, which tells that two paths are of one operation; without it each path is one
 */
export function samplesOf({ exchanges, messages }: Said, document: Json = {}): Sample[] {
  const samples = [
    ...exchanges.flatMap((exchange) => answerSample(exchange, document)),
    ...messages.flatMap(messageSample),
  ];
  return [...Map.groupBy(samples, nameOf).values()].map((same) => same.reduce((one, other) => longer(one, other)));
}

const longer = (one: Sample, other: Sample): Sample =>
  JSON.stringify(other).length > JSON.stringify(one).length ? other : one;

function answerSample(exchange: Exchange, document: Json): Sample[] {
  const { status, responseHeaders, responseBody = '' } = exchange;
  const json = isJson(header(responseHeaders, 'content-type') ?? '');
  if (responseBody !== '' && !json) return [];
  const answer = {
    status,
    headers: responseHeaders,
    ...(responseBody !== '' && { body: JSON.parse(responseBody) as unknown }),
  };
  return [{ kind: 'http', method: exchange.method.toUpperCase(), path: operationPath(exchange, document), answer }];
}

function operationPath({ method, path }: Exchange, document: Json): string {
  const [asked = ''] = path.split('?');
  const found = findOperation(document, operationsOf(document), method, asked);
  return found && 'operation' in found ? found.operation.path : asked;
}

function messageSample({ description, content, metadata = {} }: Said['messages'][number]): Sample[] {
  if (content instanceof Uint8Array) return [];
  return [{ kind: 'message', description, message: { metadata, ...(content !== null && { content }) } }];
}
