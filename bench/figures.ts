/**
 * Measures the shop on this machine and prints the figures as Markdown, for the README:
 *
 *     node bench/figures.ts          how long it takes to start, and its memory
 *     node bench/figures.ts --gate   and how long the plan `pr` takes, warm
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureGate } from './measure-gate.ts';
import { measureStart, type StartFigures } from './measure-start.ts';
import { median } from './median.ts';
import { shop } from './shop.ts';

const STARTS = 3;

const { values } = parseArgs({ options: { gate: { type: 'boolean', default: false } } });
const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort(new Error(name)));
const { signal } = interrupted;

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const tell = (text: string) => process.stderr.write(`${text}\n`);

const system = await shop();
const starts: StartFigures[] = [];
for (let n = 1; n <= STARTS; n++) {
  tell(`start ${n} of ${STARTS}`);
  starts.push(await measureStart(system, signal));
}
const gate = values.gate ? await measureGate(signal, tell) : undefined;

const ready = starts.map(({ readyAfterMs }) => readyAfterMs);
const processes = Object.keys(starts[0]?.residentBytes ?? {}).map((name) => ({
  name,
  bytes: median(starts.map(({ residentBytes }) => residentBytes[name] ?? 0)),
}));
const whole = processes.reduce((sum, { bytes }) => sum + bytes, 0);

const lines = [
  `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores, ${megabytes(totalmem())} memory`,
  '',
  row('figure', 'measured'),
  row('---', '---:'),
  row(`system ready (median of ${STARTS}: ${ready.map(seconds).join(', ')})`, seconds(median(ready))),
  row('whole system at rest, resident', megabytes(whole)),
  ...(gate
    ? [
        row(`plan \`pr\`, warm (${gate.verdict}, ${gate.checks} checks)`, seconds(gate.durationMs)),
        ...gate.suites.map(({ name, durationMs }) => row(`of which ${name}`, seconds(durationMs))),
        ...(gate.memoryBytes === undefined ? [] : [row('whole system after it', megabytes(gate.memoryBytes))]),
      ]
    : []),
  '',
  row('process', 'resident'),
  row('---', '---:'),
  ...processes.sort((a, b) => b.bytes - a.bytes).map(({ name, bytes }) => row(name, megabytes(bytes))),
];
process.stdout.write(`${lines.join('\n')}\n`);
