import type { Notice } from '../notice.ts';

/**
 * A request that the broker refuses; answered with `status` (4xx) and `body` as upstream words it. Never 5xx for a "no": the official
 * clients retry those for a minute.
 */
export class BrokerError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'BrokerError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export const notFound = (what = 'The requested document was not found on this server.'): BrokerError =>
  new BrokerError(404, { error: what });

/** @param errors - by field (`{ pacticipantVersionNumber: ['is missing'] }`), or a list of sentences */
export const invalid = (errors: Readonly<Record<string, readonly string[]>> | readonly string[]): BrokerError =>
  new BrokerError(400, { errors });

export const conflict = (
  notices: readonly Notice[],
  errors: Readonly<Record<string, readonly string[]>>,
): BrokerError => new BrokerError(409, { notices, errors });
