import { InfrastructureError } from './infrastructure-error.ts';

/** All places are taken, and so is the queue; or a place did not come free in time. */
export class BulkheadFull extends InfrastructureError {
  readonly why: 'full' | 'waited';

  constructor(why: 'full' | 'waited', message: string) {
    super('bulkhead-full', message);
    this.why = why;
  }
}

export interface BulkheadOptions {
  /** How much work may be under way at once. */
  readonly places: number;
  /** How much more may wait for a place; 0 by default. */
  readonly queue?: number;
}

export interface Bulkhead {
  readonly inUse: number;
  readonly waiting: number;
  /**
   * Runs `work` when there is a place for it.
   *
   * @throws {BulkheadFull} when there is none, or none within `waitMs`; the work has then not begun.
   */
  run<T>(work: () => Promise<T>, waitMs?: number): Promise<T>;
}

interface Waiting {
  enter(): void;
}

/**
 * Keeps one slow part from taking all there is: who finds no place is turned away while there is still time to do without.
 *
 * Cockatiel's lets those that wait outwait their deadlines, and may turn away one whose turn has come.
 */
export function createBulkhead({ places, queue = 0 }: BulkheadOptions): Bulkhead {
  const waiting = new Set<Waiting>();
  let inUse = 0;

  function waitForPlace(waitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(turn);
        reject(new BulkheadFull('waited', `none of the ${places} places came free within ${Math.round(waitMs)} ms`));
      }, waitMs);
      const turn: Waiting = {
        enter() {
          clearTimeout(timer);
          resolve();
        },
      };
      waiting.add(turn);
    });
  }

  /** The place passes from hand to hand, so that nobody who comes now overtakes those that wait. */
  function leave(): void {
    const [next] = waiting;
    if (!next) {
      inUse -= 1;
      return;
    }
    waiting.delete(next);
    next.enter();
  }

  return {
    get inUse() {
      return inUse;
    },
    get waiting() {
      return waiting.size;
    },
    async run(work, waitMs = 0) {
      if (inUse < places) inUse += 1;
      else if (waiting.size < queue && waitMs > 0) await waitForPlace(waitMs);
      else throw new BulkheadFull('full', `all ${places} places are taken, and ${waiting.size} wait for one`);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
