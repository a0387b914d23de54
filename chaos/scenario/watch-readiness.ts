import type { Clock } from '../../harness/clock.ts';
import { messageOf } from '../../harness/errors.ts';
import type { RunningService } from '../../harness/system/index.ts';

/** What a service said of itself at one moment, in milliseconds since the epoch. */
export interface ReadinessSample {
  readonly service: string;
  readonly askedMs: number;
  readonly answeredMs: number;
  readonly ready: boolean;
  readonly reason: string;
}

export interface ReadinessWatch extends AsyncDisposable {
  readonly samples: readonly ReadinessSample[];
}

export interface WatchOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Default 250. */
  readonly everyMs?: number;
}

/** Asks services again and again whether they are ready, each at its own pace: one that hangs delays no other. */
export function watchReadiness(
  services: readonly RunningService[],
  { clock, signal, everyMs = 250 }: WatchOptions,
): ReadinessWatch {
  const samples: ReadinessSample[] = [];
  const closing = new AbortController();
  const open = AbortSignal.any([signal, closing.signal]);
  const loops = services.map(async (service) => {
    while (!open.aborted) {
      const askedMs = clock.now();
      const answer = await service.ready().catch((thrown: unknown) => ({ ready: false, reason: messageOf(thrown) }));
      samples.push({ service: service.name, askedMs, answeredMs: clock.now(), ...answer });
      await clock.sleep(everyMs, open).catch(() => {});
    }
  });
  return {
    samples,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await Promise.all(loops);
    },
  };
}
