import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Container } from './docker.ts';

/** A container whose end is never overlooked, and whose output is in a file. */
export interface SupervisedContainer {
  readonly name: string;
  readonly isRunning: boolean;
  /** Resolves when it has ended and its output is written. */
  readonly ended: Promise<void>;
  /** Ends it: SIGTERM is followed by SIGKILL after 8 s. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  start(): Promise<void>;
  tail(): string[];
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  /** From here on its end is expected. */
  expectEnd(): void;
}

/** Watches a container that runs, from now on. */
export async function superviseContainer(
  name: string,
  container: Container,
  logFile: string,
  onUnexpectedExit: (reason: string, lastLines: readonly string[]) => void,
): Promise<SupervisedContainer> {
  let running = true;
  let expected = false;
  let ended: Promise<void> = Promise.resolve();
  const tail = (): string[] =>
    existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').filter(Boolean).slice(-20) : [];

  const watch = async (since: number): Promise<void> => {
    running = true;
    expected = false;
    const output = await container.logs({ follow: true, stdout: true, stderr: true, since });
    const file = createWriteStream(logFile, { flags: 'a' });
    container.modem.demuxStream(output, file, file);
    output.once('end', () => file.end()).once('error', () => file.end());
    const written = finished(file).catch(() => {}); // A log that cannot be written is not the system's fault.
    ended = container.wait().then(
      async ({ StatusCode }: { readonly StatusCode: number }) => {
        running = false;
        await written;
        if (!expected) onUnexpectedExit(`ended with exit code ${StatusCode}`, tail());
      },
      () => {
        running = false; // It was removed while we waited.
      },
    );
  };
  await watch(0);

  return {
    name,
    get isRunning() {
      return running;
    },
    get ended() {
      return ended;
    },
    kill: async (signal) => {
      expected = true;
      if (!running) return;
      await (signal === 'SIGKILL' ? container.kill({ signal }) : container.stop({ t: 8 }));
      await ended;
    },
    start: async () => {
      const now = Date.now() / 1000;
      await container.start();
      await watch(now);
    },
    tail,
    memory: async () => {
      if (!running) return 0;
      const { memory_stats: memory } = await container.stats({ stream: false, 'one-shot': true });
      // As `docker stats` counts: file pages that can be dropped are not the container's own.
      return memory.usage - (memory.stats?.inactive_file ?? memory.stats?.total_inactive_file ?? 0);
    },
    expectEnd: () => {
      expected = true;
    },
  };
}
