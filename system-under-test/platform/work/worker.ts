import { exponentialBackoff, sleep } from '../resilience/index.ts';
import type { Service } from '../service/index.ts';

export interface WorkerOptions {
  readonly name: string;
  /** How long to wait, in ms, when there was nothing to do and nobody called `wake`. */
  readonly pollEveryMs: number;
  /** Does some work; returns whether there may be more right now. */
  work(): Promise<'more' | 'idle'>;
}

export interface Worker {
  /** Says that there is work; cheap, and safe to call at any time. */
  wake(): void;
}

const backoff = exponentialBackoff({ firstMs: 100, maxMs: 1_000 });

/** Repeats `work` until the service stops. An error is logged and followed by the next try, for ever. */
export function startWorker(service: Service, { name, pollEveryMs, work }: WorkerOptions): Worker {
  let woken = false;
  let pause = new AbortController();
  let stopped = false;

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      woken = false;
      try {
        const rest = await work();
        failures = 0;
        if (rest === 'idle' && !woken) await sleep(pollEveryMs, pause.signal);
      } catch (error) {
        failures += 1;
        service.log.warn({ error, worker: name, failures }, 'worker failed, it tries again');
        if (!stopped) await sleep(backoff(failures));
      }
      pause = new AbortController();
    }
  }

  const looping = loop();
  service.shutdown.add(name, async () => {
    stopped = true;
    pause.abort();
    await looping;
  });
  return {
    wake() {
      woken = true;
      pause.abort();
    },
  };
}
