import { type FSWatcher, watch } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf } from '../../harness/errors.ts';
import type { RunningService, RunningSystem } from '../../harness/system/index.ts';
import { type Sources, sourcesOf } from './sources-of.ts';

export interface WatchOptions {
  readonly system: Pick<RunningSystem, 'services'>;
  /** Folder of the config. */
  readonly root: string;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/** Editors write a file in several steps, and a switch of branches changes many files. */
const QUIET_MS = 150;
const IGNORED = /(^|[\\/])(node_modules|\.git|\.shakedown|dist)([\\/]|$)/;

/** Restarts a service when a file that it is made of changes, and leaves the others alone; until `signal` aborts. */
export async function watchServices({ system, root, signal, tell }: WatchOptions): Promise<void> {
  const watched = await Promise.all(
    system.services.map(async (service) => createRestarter(service, await sourcesOf(service.definition, root))),
  );

  function createRestarter(service: RunningService, first: Sources) {
    let sources = first;
    let restarting = false;
    let again = false;

    async function restart(): Promise<void> {
      try {
        if (service.isRunning()) await service.kill('SIGTERM');
        const readyAfterMs = await service.start({ signal });
        tell(`${service.name} restarted, ready after ${(readyAfterMs / 1000).toFixed(1)} s`);
        // What it imports may have changed; a source that does not parse keeps the old list, to be woken by its repair.
        sources = await sourcesOf(service.definition, root);
      } catch (error) {
        if (!signal.aborted)
          tell(`${service.name} did not come back, it waits for the next change: ${messageOf(error)}`);
      }
    }

    return {
      async changed(files: ReadonlySet<string>): Promise<void> {
        if (![...files].some((file) => sources.has(file))) return;
        again = true;
        if (restarting) return;
        restarting = true;
        while (again && !signal.aborted) {
          again = false;
          await restart();
        }
        restarting = false;
      },
    };
  }

  const changes = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const files = new Set(changes);
    changes.clear();
    for (const each of watched) void each.changed(files);
  };
  const watcher: FSWatcher = watch(root, { recursive: true, signal }, (_, name) => {
    if (name === null || IGNORED.test(name)) return;
    changes.add(resolve(root, name));
    clearTimeout(timer);
    timer = setTimeout(flush, QUIET_MS);
  });
  watcher.on('error', (error) => tell(`changes are not seen any more: ${messageOf(error)}`));
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
