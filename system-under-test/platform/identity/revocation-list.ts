import type { Service } from '../service/index.ts';
import { startWorker } from '../work/index.ts';

export interface RevocationList {
  /** Resolves when the list has been had once. */
  load(): Promise<void>;
  /** @throws when there has never been a list to look into. */
  isRevoked(sessionId: string): Promise<boolean>;
}

export interface RevocationListOptions {
  fetchList(): Promise<readonly string[]>;
  readonly pollEveryMs: number;
  /** Nobody is asked while nobody asks us: polling rests after so many ms. */
  readonly restAfterMs: number;
  readonly now?: () => number;
}

/**
 * Keeps the sessions that were revoked. While it is used, the list is at most one poll old, and no request waits for it; the
 * last list holds for as long as auth is away.
 */
export function createRevocationList(service: Service, options: RevocationListOptions): RevocationList {
  const { fetchList, pollEveryMs, restAfterMs, now = Date.now } = options;
  let revoked: ReadonlySet<string> | undefined;
  let usedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;
  let awake: Promise<void> = Promise.resolve();
  const rests = () => now() - usedAt > restAfterMs;

  function refetch(): Promise<void> {
    underWay ??= fetchList()
      .then((sessions) => {
        revoked = new Set(sessions);
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  async function wakeUp(): Promise<void> {
    await refetch().catch((error) => {
      if (!revoked) throw error;
    });
  }

  startWorker(service, {
    name: 'revocation list',
    pollEveryMs,
    async work() {
      if (!rests()) await refetch();
      return 'idle';
    },
  });

  return {
    async load() {
      if (!revoked) await refetch();
    },
    async isRevoked(sessionId) {
      // After a rest the list may be of any age: everybody who comes in waits for a new one.
      if (rests() || !revoked) awake = wakeUp();
      usedAt = now();
      await awake;
      return revoked?.has(sessionId) ?? false;
    },
  };
}
