import { invalid } from '../http/index.ts';
import { oneLine, type Problem, problemsByField } from './field-problems.ts';
import { isObject, nestingProblem, type PactContent } from './pact-content.ts';

/**
 * The body of `PUT` and `PATCH /pacts/provider/:provider/consumer/:consumer/version/:version`. It need not be a pact, only an object.
 * @throws BrokerError 400
 */
export function readPact(
  body: unknown,
  path: { readonly consumer: string; readonly provider: string; readonly version: string },
): PactContent {
  if (!isObject(body)) throw invalid(['the body must be a JSON object']);
  const problems = problemsByField({
    'consumer.name': [blank(path.consumer), mismatch(body.consumer, path.consumer)],
    'provider.name': [blank(path.provider), mismatch(body.provider, path.provider)],
    consumer_version_number: [blank(path.version), oneLine(path.version)],
    content: [nestingProblem(body)],
  });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return body;
}

const blank = (text: string): Problem => (text.trim() === '' ? 'cannot be blank' : undefined);

function mismatch(pacticipant: unknown, inPath: string): Problem {
  const name = isObject(pacticipant) ? pacticipant.name : undefined;
  return name === undefined || name === null || name === inPath
    ? undefined
    : `name in pact '${String(name)}' does not match name in URL path '${inPath}'.`;
}
