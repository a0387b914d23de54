import { EnvironmentError, type ShakedownError, UsageError } from '../../harness/errors.ts';
import { reasonOf } from './reason-of.ts';

export interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Parsed when it is JSON, else its text. */
  readonly body: unknown;
}

/** The error for an answer that is not 2xx; `details` has the answer. */
export function failureOf(answer: Answer): ShakedownError {
  const { method, url, status, body } = answer;
  const reason = reasonOf(body);
  const message = `the broker answers ${status} to ${method} ${url}${reason === '' ? '' : `: ${reason}`}`;
  const details = { ...answer };
  if (status >= 500 || status === 429 || status === 408)
    return new EnvironmentError('SD_BROKER_FAILING', message, { details });
  if (status === 401 || status === 403)
    return new UsageError('SD_BROKER_UNAUTHORIZED', `${message}; check the broker's username, password or token`, {
      details,
    });
  if (status === 404) return new UsageError('SD_BROKER_NOT_FOUND', message, { details });
  if (status === 409) return new UsageError('SD_BROKER_CONFLICT', message, { details });
  return new UsageError('SD_BROKER_REFUSED', message, { details });
}

/** What answers is not a Pact Broker, or not as we know it. */
export const strangeAnswer = (url: string, what: string, body?: unknown): EnvironmentError =>
  new EnvironmentError('SD_BROKER_ANSWER', `${url} does not answer as a Pact Broker does: ${what}`, {
    details: { url, body },
  });

export const isNotFound = (thrown: unknown): boolean =>
  thrown instanceof UsageError && thrown.code === 'SD_BROKER_NOT_FOUND';
