/**
 * Measures how long the broker takes to say what may be deployed, over HTTP, and prints the figures as Markdown:
 *
 *     node bench/can-i-deploy.ts [--seed 1] [--questions 1000]
 *
 * The store: 50 services in a ring, each a consumer of the next four; 500 versions each, every one publishing its four pacts, whose
 * contents change with every tenth version; 100,000 verifications, ten of each content; three environments and the tags of two.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Database } from '../contracts/broker/database/index.ts';
import { matrixRoutes } from '../contracts/broker/matrix/index.ts';
import { History, serveRoom } from '../contracts/broker/testing/index.ts';
import { createRandom, type Random } from '../harness/random.ts';

const services = 50;
const versions = 500;
const providersOfEach = 4;
const versionsOfContent = 10;

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, questions: { type: 'string', default: '1000' } },
});
const random = createRandom(Number(values.seed));
const questions = Number(values.questions);

const name = (service: number) => `service-${service % services}`;

function fill(database: Database, draw: Random): void {
  const history = new History(database);
  for (let version = 0; version < versions; version++)
    for (let service = 0; service < services; service++) {
      const at = `${name(service)} ${version}`;
      history.branch(at, version % 7 === 0 ? `feature/${version}` : 'main');
      for (let next = 1; next <= providersOfEach; next++)
        history.publish(at, name(service + next), `content ${Math.floor(version / versionsOfContent)}`);
    }
  // Each content by the ten provider's versions of its own time.
  for (let version = 0; version < versions; version++)
    for (let service = 0; service < services; service++)
      for (let next = 1; next <= providersOfEach; next++) {
        const consumer = `${name(service)} ${version - (version % versionsOfContent)}`;
        history[draw.int(50) === 0 ? 'fail' : 'pass'](`${name(service + next)} ${version}`, consumer);
      }
  for (let service = 0; service < services; service++) {
    history.deploy(`${name(service)} ${versions - 1 - draw.int(5)}`, 'test');
    history.deploy(`${name(service)} ${versions - 5 - draw.int(5)}`, 'staging');
    for (const target of ['eu', 'us'])
      history.deploy(`${name(service)} ${versions - 10 + draw.int(8)}`, 'production', target);
    for (let version = versions - 20; version < versions - 10; version++)
      history.tag(`${name(service)} ${version}`, 'production');
  }
}

const folder = await mkdtemp(join(tmpdir(), 'shakedown-can-i-deploy-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
using database = new Database(join(folder, 'broker.sqlite'));
const started = performance.now();
database.transaction(() => fill(database, random.fork('fill')));
const count = (table: string) => database.one<{ n: number }>(`select count(*) as n from ${table}`)?.n ?? 0;
process.stderr.write(`filled in ${((performance.now() - started) / 1_000).toFixed(1)} s\n`);

/** As the official command line asks. */
const forms: Readonly<Record<string, (draw: Random) => string>> = {
  'to an environment': (draw) =>
    `${one(draw)}latestby=cvpv&environment=${draw.pick(['test', 'staging', 'production'])}`,
  'to a tag': (draw) => `${one(draw)}tag=production&latestby=cvp&latest=true`,
  'with the latest of all': (draw) => `${one(draw)}latestby=cvp&latest=true`,
  'can-i-merge': (draw) => `${one(draw)}latestby=cvp&latest=true&mainBranch=true`,
  'with one other version': (draw) => {
    const consumer = draw.int(services);
    return `${selector(name(consumer), recent(draw))}${selector(name(consumer + 1), recent(draw))}latestby=cvpv`;
  },
  'two services, all versions': (draw) => {
    const consumer = draw.int(services);
    return `q[][pacticipant]=${name(consumer)}&q[][pacticipant]=${name(consumer + 1)}&latestby=cvpv`;
  },
};
const recent = (draw: Random) => versions - 1 - draw.int(15);
const selector = (pacticipant: string, version: number) => `q[][pacticipant]=${pacticipant}&q[][version]=${version}&`;
const one = (draw: Random) => selector(name(draw.int(services)), draw.int(5) === 0 ? draw.int(versions) : recent(draw));

await using server = await serveRoom(database, matrixRoutes);
async function ask(question: string): Promise<{ readonly ms: number; readonly rows: number }> {
  const from = performance.now();
  const response = await fetch(`${server.url}/matrix?${question}`);
  const body = (await response.json()) as { matrix?: unknown[]; errors?: unknown };
  if (!body.matrix) throw new Error(`${question}: ${response.status} ${JSON.stringify(body.errors)}`);
  return { ms: performance.now() - from, rows: body.matrix.length };
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const lines: string[] = [];
for (const [form, question] of Object.entries(forms)) {
  const draw = random.fork(form);
  for (let n = 0; n < 20; n++) await ask(question(draw));
  const before = process.cpuUsage();
  const answers: { readonly ms: number; readonly rows: number }[] = [];
  for (let n = 0; n < questions; n++) answers.push(await ask(question(draw)));
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1_000 / questions;
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const rows = answers.reduce((sum, { rows }) => sum + rows, 0) / answers.length;
  lines.push(
    row(
      form,
      rows.toFixed(1),
      cpu.toFixed(1),
      ...[0.5, 0.95, 0.99, 1].map((part) => quantile(sorted, part).toFixed(1)),
    ),
  );
}

console.log(
  [
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores, seed ${values.seed}`,
    `${count('pacticipant')} services, ${count('version')} versions, ${count('pact_publication')} pacts, ${count('verification')} verifications; ${questions} questions of each form`,
    'CPU is that of one question, asked and answered in one process; it is what stays the same while others use the machine',
    '',
    row('can-i-deploy', 'rows', 'CPU ms', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:'),
    ...lines,
  ].join('\n'),
);
