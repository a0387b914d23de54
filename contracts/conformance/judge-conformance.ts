import type { Exchange } from '../exchange.ts';
import type { Json } from '../json.ts';
import { findOperation, operationsOf, schemaValidator, seenBy, upgradeSchemas } from '../openapi/index.ts';
import { answerViolations } from './answer-violations.ts';
import { credentialViolations } from './credential-violations.ts';
import { requestViolations } from './request-violations.ts';
import type { CountedViolation, Violation } from './violation.ts';

export interface ConformanceOptions {
  /** Exchanges that the document is not about (`/health/ready`); they are left out and counted. */
  readonly ignore?: (exchange: Exchange) => boolean;
}

export interface Conformance {
  /** `inconclusive`: nothing was seen that the document is about. */
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
  /** Every operation of the document, in its order, then what it does not declare. */
  readonly operations: readonly OperationConformance[];
  readonly ignored: number;
}

export interface OperationConformance {
  /** `GET /orders/{id}`, or what was asked, when the document does not declare it. */
  readonly operation: string;
  readonly declared: boolean;
  /** `inconclusive`: it was never seen. */
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly exchanges: number;
  /** How often it answered with each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly violations: readonly CountedViolation[];
}

/** @param document - OpenAPI 3.0 or 3.1 */
export function judgeConformance(
  document: Json,
  exchanges: readonly Exchange[],
  { ignore = () => false }: ConformanceOptions = {},
): Conformance {
  const judge = judgeOf(document);
  const relevant = exchanges.filter((exchange) => !ignore(exchange));
  const judged = Map.groupBy(relevant.map(judge), ({ operation }) => operation);
  const declared = operationsOf(document).map(({ id }) => summary(id, true, judged.get(id) ?? []));
  const ids = new Set(declared.map(({ operation }) => operation));
  const undeclared = [...judged]
    .filter(([operation]) => !ids.has(operation))
    .map(([operation, of]) => summary(operation, false, of))
    // Whoever asks for what is not there is told so: that is no violation.
    .filter(({ violations }) => violations.length > 0);
  const operations = [...declared, ...undeclared];
  return { ...verdictOn(operations), operations, ignored: exchanges.length - relevant.length };
}

interface Judged {
  readonly operation: string;
  readonly exchange: Exchange;
  readonly violations: readonly Violation[];
}

function judgeOf(given: Json): (exchange: Exchange) => Judged {
  const document = upgradeSchemas(given);
  const asked = seenBy(document, 'request');
  const answered = seenBy(document, 'response');
  const requests = operationsOf(asked);
  const answers = new Map(operationsOf(answered).map((operation) => [operation.id, operation]));
  const validate = { body: schemaValidator(asked), text: schemaValidator(asked, { coerce: true }) };
  const validateAnswer = schemaValidator(answered);
  return (exchange) => {
    const { method } = exchange;
    const path = exchange.path.split('?')[0] ?? '';
    const found = findOperation(document, requests, method, path);
    if (!found) return { operation: `${method.toUpperCase()} ${path}`, exchange, violations: undeclaredPath(exchange) };
    if (!('operation' in found)) {
      const violations = undeclaredMethod(exchange, found.otherMethods);
      return { operation: `${method.toUpperCase()} ${path}`, exchange, violations };
    }
    const { operation, params } = found;
    const answer = answers.get(operation.id) ?? operation;
    return {
      operation: operation.id,
      exchange,
      violations: [
        ...credentialViolations(document, operation, exchange),
        ...requestViolations(operation, params, exchange, validate),
        ...answerViolations(answer, exchange, validateAnswer),
      ],
    };
  };
}

const undeclaredPath = ({ status }: Exchange): Violation[] =>
  status === 404 ? [] : [{ rule: 'path is not declared', at: '', reason: `it was answered with ${status}` }];

/** A preflight and a HEAD belong to the other methods. */
const undeclaredMethod = ({ status, method }: Exchange, others: readonly string[]): Violation[] =>
  [404, 405, 501].includes(status) || ['OPTIONS', 'HEAD'].includes(method.toUpperCase())
    ? []
    : [
        {
          rule: 'method is not declared',
          at: '',
          reason: `it was answered with ${status}, declared are ${others.join(', ')}`,
        },
      ];

function summary(operation: string, declared: boolean, judged: readonly Judged[]): OperationConformance {
  const violations = counted(judged);
  const statuses: Record<string, number> = {};
  for (const { exchange } of judged) statuses[exchange.status] = (statuses[exchange.status] ?? 0) + 1;
  const passes = judged.length === 0 ? 'inconclusive' : 'pass';
  const verdict = violations.length > 0 ? 'fail' : passes;
  return { operation, declared, verdict, exchanges: judged.length, statuses, violations };
}

function counted(judged: readonly Judged[]): CountedViolation[] {
  const seen = new Map<string, CountedViolation>();
  for (const { exchange, violations } of judged) {
    for (const violation of violations) {
      const key = JSON.stringify(violation);
      const before = seen.get(key);
      seen.set(key, before ? { ...before, count: before.count + 1 } : { ...violation, count: 1, example: exchange });
    }
  }
  return [...seen.values()];
}

function verdictOn(operations: readonly OperationConformance[]): Pick<Conformance, 'verdict' | 'reason'> {
  const failed = operations.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) {
    const first = failed.flatMap(({ operation, violations }) =>
      violations.map(({ rule, at, reason }) => `${operation}: ${[rule, at].filter(Boolean).join(', ')}: ${reason}`),
    );
    const more = first.length > 3 ? ` (and ${first.length - 3} more)` : '';
    return { verdict: 'fail', reason: `${first.slice(0, 3).join('; ')}${more}` };
  }
  const seen = operations.filter(({ exchanges }) => exchanges > 0);
  const exchanges = seen.reduce((sum, operation) => sum + operation.exchanges, 0);
  if (exchanges === 0) return { verdict: 'inconclusive', reason: 'no exchange was seen that the document is about' };
  return { verdict: 'pass', reason: `${exchanges} exchanges of ${seen.length} of ${operations.length} operations` };
}
