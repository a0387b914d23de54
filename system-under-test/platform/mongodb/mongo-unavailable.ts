import { InfrastructureError } from '../resilience/index.ts';

/** MongoDB could not be reached or did not answer in time; what was under way may have happened. */
export class MongoUnavailable extends InfrastructureError {
  constructor(cause: unknown) {
    super('mongodb-unavailable', `MongoDB cannot be used: ${cause instanceof Error ? cause.message : cause}`, cause);
  }
}

/** Tells trouble with MongoDB from trouble with the operation: a server that has refused it says so with a code. */
export function classify(error: unknown): unknown {
  if (!(error instanceof Error) || !error.name.startsWith('Mongo')) return error;
  const refused = error.name === 'MongoServerError' || error.name === 'MongoBulkWriteError';
  return refused && !isTransient(error) ? error : new MongoUnavailable(error);
}

/** Nothing went wrong but that documents with these keys are there already. */
export function isDuplicateKey(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { writeErrors } = error as { writeErrors?: unknown };
  return [writeErrors ?? error].flat().every((each) => (each as { code?: unknown }).code === 11_000);
}

/** The server's own word for errors after which the same operation may succeed: elections, shutdowns. */
function isTransient(error: Error): boolean {
  const { hasErrorLabel } = error as { hasErrorLabel?: (label: string) => boolean };
  return ['RetryableWriteError', 'RetryableError'].some((label) => hasErrorLabel?.call(error, label));
}
