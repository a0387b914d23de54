import { InfrastructureError } from './infrastructure-error.ts';

/** A call that had not answered when its time was up; whether it took effect is unknown. */
export class TimeoutError extends InfrastructureError {
  constructor(what: string, limitMs: number) {
    super('timeout', `${what} did not answer within ${limitMs} ms`);
  }
}

/**
 * Resolves as `work` does, or rejects with {@link TimeoutError} after `limitMs`. The work itself is not stopped: whoever
 * owns the connection it hangs on has to drop it.
 */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(what, limitMs)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
