import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** `shakedown broker`, as somebody runs it: a process of its own, ready to be killed. */
export interface BrokerProcess {
  readonly url: string;
  readonly readyAfterMs: number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL('../ci/main.ts', import.meta.url));

/** @param data - the folder that it keeps its data in */
export async function startBrokerProcess(data: string): Promise<BrokerProcess> {
  const since = performance.now();
  const child = spawn(
    process.execPath,
    [main, 'broker', '--port', '0', '--data', data, '--rate-limit', '0', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([
    once(lines, 'line').then(([line]) => line as string),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the broker ended with ${code}`))),
  ]);
  const { url } = JSON.parse(said) as { readonly url: string };
  return {
    url,
    readyAfterMs: performance.now() - since,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
