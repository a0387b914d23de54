import { type Exchange, header } from '../exchange.ts';
import { isJson, type Operation, pickMediaType, type Validate } from '../openapi/index.ts';
import { anyItem } from './answer-violations.ts';
import { parameterValue } from './parameter-value.ts';
import { parseJson } from './parse-json.ts';
import type { Violation } from './violation.ts';

/**
 * What the provider let through though its document forbids it. A bad request that is refused is as it should be, and of a good one
 * that is refused nothing can be said: there are rules that no schema holds.
 */
export function requestViolations(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
  validate: { readonly body: Validate; readonly text: Validate },
): Violation[] {
  if (exchange.status >= 400) return [];
  return [
    ...parameterViolations(operation, params, exchange, validate.text),
    ...bodyViolations(operation, exchange, validate.body),
  ];
}

function parameterViolations(
  { parameters }: Operation,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
  validate: Validate,
): Violation[] {
  return parameters.flatMap((parameter): Violation[] => {
    const at = `${parameter.in} ${parameter.name}`;
    const rule = 'accepted a parameter that it forbids';
    const value = parameterValue(parameter, params, exchange);
    if (value === undefined) return parameter.required ? [{ rule, at, reason: 'is missing' }] : [];
    return validate(parameter.schema, value).map(({ reason }) => ({ rule, at, reason }));
  });
}

function bodyViolations({ requestBody }: Operation, exchange: Exchange, validate: Validate): Violation[] {
  const rule = 'accepted a body that it forbids';
  const { requestBody: sent = '', requestHeaders } = exchange;
  if (!requestBody) return [];
  if (sent === '') return requestBody.required ? [{ rule, at: '', reason: 'is missing' }] : [];
  const contentType = header(requestHeaders, 'content-type') ?? '';
  const media = pickMediaType(requestBody.content, contentType);
  if (!media) {
    const declared = Object.keys(requestBody.content).join(', ');
    return [{ rule, at: '', reason: `${contentType || 'no content type'} was sent, declared is ${declared}` }];
  }
  if (!isJson(contentType) || media.schema === undefined) return [];
  const parsed = parseJson(sent);
  if ('problem' in parsed) return [{ rule, at: '', reason: parsed.problem }];
  return validate(media.schema, parsed.value).map(({ at, reason }) => ({ rule, at: anyItem(at), reason }));
}
