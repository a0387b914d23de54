import { type Exchange, header } from '../exchange.ts';
import { isJson, type Operation, pickMediaType, type Validate } from '../openapi/index.ts';
import { parseJson } from './parse-json.ts';
import type { Violation } from './violation.ts';

type Answer = Operation['responses'][string];

/** How an answer differs from what its operation declares. */
export function answerViolations(operation: Operation, exchange: Exchange, validate: Validate): Violation[] {
  const { status } = exchange;
  const declared = declaredAnswer(operation, status);
  if (!declared) {
    const statuses = Object.keys(operation.responses).join(', ') || 'none';
    return [{ rule: 'status is not declared', at: String(status), reason: `declared are ${statuses}` }];
  }
  return [...headerViolations(declared, exchange, validate), ...bodyViolations(declared, exchange, validate)];
}

function declaredAnswer({ responses }: Operation, status: number): Answer | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return responses[status] ?? responses[range] ?? responses[range.toLowerCase()] ?? responses.default;
}

function headerViolations({ headers }: Answer, exchange: Exchange, validate: Validate): Violation[] {
  return Object.entries(headers).flatMap(([name, { required, schema }]): Violation[] => {
    // The document's `content` says it; OpenAPI has a header of this name ignored.
    if (name === 'content-type') return [];
    const at = `${exchange.status} ${name}`;
    const value = header(exchange.responseHeaders, name);
    if (value === undefined) return required ? [{ rule: 'header of the answer', at, reason: 'is missing' }] : [];
    return validate(schema, value).map(({ reason }) => ({ rule: 'header of the answer', at, reason }));
  });
}

function bodyViolations({ content }: Answer, exchange: Exchange, validate: Validate): Violation[] {
  const { status, responseBody = '', responseHeaders, method } = exchange;
  if (method.toUpperCase() === 'HEAD') return [];
  const declaresBody = Object.keys(content).length > 0;
  if (responseBody === '')
    return declaresBody ? [{ rule: 'body of the answer', at: String(status), reason: 'is missing' }] : [];
  const contentType = header(responseHeaders, 'content-type') ?? '';
  const media = pickMediaType(content, contentType);
  if (!media) {
    const declared = Object.keys(content).join(', ') || 'no body';
    const reason = `${contentType || 'no content type'} came, declared is ${declared}`;
    return [{ rule: 'content type is not declared', at: String(status), reason }];
  }
  if (!isJson(contentType) || media.schema === undefined) return [];
  const parsed = parseJson(responseBody);
  if ('problem' in parsed) return [{ rule: 'body of the answer', at: String(status), reason: parsed.problem }];
  return validate(media.schema, parsed.value).map(({ at, reason }) => ({
    rule: 'body of the answer',
    at: `${status} ${anyItem(at)}`.trim(),
    reason,
  }));
}

export const anyItem = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
