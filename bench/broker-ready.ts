/**
 * Measures how long `shakedown broker` takes from the start of its process to the line with its address, and that it answers then:
 *
 *     node bench/broker-ready.ts            20 starts, in memory
 *     node bench/broker-ready.ts 50 <dir>   50 starts on the data of a folder
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';

const LIMIT_MS = 300;

const [starts = '20', dir] = process.argv.slice(2);
const main = fileURLToPath(new URL('../ci/main.ts', import.meta.url));

const taken: number[] = [];
for (let n = 0; n < Number(starts); n++) taken.push(await measure());
taken.sort((a, b) => a - b);
const ms = (value: number | undefined) => `${Math.round(value ?? Number.NaN)} ms`;
process.stdout.write(
  `broker ready: median ${ms(median(taken))}, fastest ${ms(taken[0])}, slowest ${ms(taken.at(-1))} of ${taken.length} starts; budget ${LIMIT_MS} ms\n`,
);
if (median(taken) > LIMIT_MS) process.exitCode = 1;

async function measure(): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [main, 'broker', '--port', '0', '--json', ...(dir ? ['--data', dir] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const printedAt = performance.now();
    const { url } = JSON.parse(line) as { url: string };
    const { status } = await fetch(url);
    if (status !== 200) throw new Error(`the broker printed its address and answers with ${status}`);
    return printedAt - startedAt;
  } finally {
    child.kill('SIGINT');
    const [code] = (await exited) as [number | null];
    if (code !== 0) process.stderr.write(`the broker ended with ${code}\n`);
  }
}
