import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

export interface LoseAnswersOptions {
  /**
   * `closed` (default): the connection ends where the answer would have begun; `silent`: the caller waits until it gives up.
   */
  readonly how?: 'closed' | 'silent';
}

/**
 * Requests get through and are done; the answers are lost. The caller cannot know whether its request was done: only one
 * that repeats it with the same key, and a callee that knows the key again, do it once.
 *
 * A store whose protocol begins with an answer (Postgres) does what is asked over connections that are open already.
 */
export const loseAnswers = (edge: string, { how = 'closed' }: LoseAnswersOptions = {}): Fault =>
  edgeFault({
    edge,
    says: how === 'closed' ? 'loses its answers' : 'swallows its answers',
    severs: true,
    // limit_data 0 closes at the first byte of an answer, so the request is with the callee by then; a timeout of 0 drops
    // the answer and keeps the connection.
    toxics: [
      how === 'closed'
        ? { type: 'limit_data', stream: 'downstream', attributes: { bytes: 0 } }
        : { type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } },
    ],
  });
