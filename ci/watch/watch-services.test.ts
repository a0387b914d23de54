import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { RunningService } from '../../harness/system/index.ts';
import { watchServices } from './watch-services.ts';

/** A service of which only its starts are known; `fails` counts down the starts that do not succeed. */
function service(name: string, started: string[], fails = { times: 0 }): RunningService {
  return {
    name,
    definition: { command: ['node', `${name}.ts`] },
    isRunning: () => true,
    kill: async () => {},
    start: async () => {
      started.push(name);
      if (fails.times-- > 0) throw new Error('it does not parse');
      return 100;
    },
  } as Partial<RunningService> as RunningService;
}

async function watched(fails?: { times: number }) {
  const root = mkdtempSync(join(tmpdir(), 'shakedown-watch-'));
  writeFileSync(join(root, 'order.ts'), "import './shared.ts';\n");
  writeFileSync(join(root, 'payment.ts'), 'export {};\n');
  writeFileSync(join(root, 'shared.ts'), 'export {};\n');
  const started: string[] = [];
  const told: string[] = [];
  const ended = new AbortController();
  onTestFinished(() => {
    ended.abort();
    rmSync(root, { recursive: true });
  });
  const services = [service('order', started, fails), service('payment', started)];
  await watchServices({ system: { services }, root, signal: ended.signal, tell: (line) => void told.push(line) });
  return { started, told, change: (file: string) => appendFileSync(join(root, file), '// changed\n') };
}

test('a change of shared code restarts those who use it, and nobody else', async () => {
  const { started, told, change } = await watched();
  change('shared.ts');
  await vi.waitFor(() => expect(told).toEqual(['order restarted, ready after 0.1 s']), { timeout: 5_000 });
  change('payment.ts');
  await vi.waitFor(() => expect(started).toEqual(['order', 'payment']), { timeout: 5_000 });
});

test('a service that does not come back gets another chance with the next change', async () => {
  const { told, change } = await watched({ times: 1 });
  change('order.ts');
  await vi.waitFor(() => expect(told[0]).toMatch(/^order did not come back.*it does not parse$/), { timeout: 5_000 });
  change('order.ts');
  await vi.waitFor(() => expect(told[1]).toBe('order restarted, ready after 0.1 s'), { timeout: 5_000 });
});
