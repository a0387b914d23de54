import type { Service } from '../service/index.ts';
import { startWorker, type Worker } from './worker.ts';

export interface WorkQueueOptions<Job> {
  readonly name: string;
  readonly pollEveryMs: number;
  /** How many jobs may be under way at once; a slow one holds up no other. */
  readonly concurrency: number;
  /** Takes up to `limit` due jobs, such that nobody else takes them for a while. */
  claim(limit: number): Promise<Job[]>;
  /** Does one job. A job that throws is left to be claimed again. */
  perform(job: Job): Promise<void>;
}

/** Works off a table of jobs, several at a time. */
export function startWorkQueue<Job>(service: Service, options: WorkQueueOptions<Job>): Worker {
  const { name, pollEveryMs, concurrency, claim, perform } = options;
  const underWay = new Set<Promise<void>>();

  function begin(job: Job): void {
    const done = perform(job)
      .catch((error) => service.log.warn({ error, queue: name }, 'job failed, it will be tried again'))
      .finally(() => {
        underWay.delete(done);
        worker.wake();
      });
    underWay.add(done);
  }

  service.shutdown.add(`${name} jobs`, async () => void (await Promise.all(underWay)));
  const worker = startWorker(service, {
    name,
    pollEveryMs,
    async work() {
      const free = concurrency - underWay.size;
      if (free === 0) return 'idle';
      const jobs = await claim(free);
      jobs.forEach(begin);
      return 'idle';
    },
  });
  return worker;
}
