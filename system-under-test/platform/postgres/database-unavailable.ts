import { InfrastructureError } from '../resilience/index.ts';

/** The database could not be reached, did not answer in time, or asked to try again; what was under way may have happened. */
export class DatabaseUnavailable extends InfrastructureError {
  constructor(cause: unknown) {
    super(
      'database-unavailable',
      `The database cannot be used: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    );
  }
}

/** Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html that say nothing about the statement. */
const TRANSIENT_STATES = [
  /^08/, // connection exception
  /^53/, // insufficient resources
  /^57P/, // shut down by the operator, starting up
  /^57014$/, // statement timeout
  /^25P03$/, // idle-in-transaction timeout
  /^40/, // serialisation failure, deadlock
  /^55P03$/, // lock timeout
];

/** Tells trouble with the database from trouble with the statement, which is passed on as it is. */
export function classify(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const state = (error as { code?: unknown }).code;
  // Errors of the server carry a five-letter SQLSTATE; without one, the failure came from the socket or the client.
  const fromServer = typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) && 'severity' in error;
  const transient = fromServer
    ? TRANSIENT_STATES.some((pattern) => pattern.test(state))
    : !(error instanceof TypeError);
  return transient ? new DatabaseUnavailable(error) : error;
}
