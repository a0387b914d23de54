/**
 * Publishes verification results to a broker that is killed again and again, and counts what it lost of what it had acknowledged:
 *
 *     node bench/broker-verifications.ts [--verifications 100000] [--kills 20] [--builds 64] [--seed 1]
 *
 * Exits with 1 when a result that was answered with 201 is not in the file, or is there with another outcome. `--builds` is how many
 * publish at once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { createRandom } from '../harness/random.ts';
import { type BrokerProcess, startBrokerProcess } from './broker-process.ts';
import { median } from './median.ts';

const { values } = parseArgs({
  options: {
    verifications: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '20' },
    builds: { type: 'string', default: '64' },
    seed: { type: 'string', default: '1' },
  },
});
const verifications = Number(values.verifications);
const kills = Number(values.kills);
const builds = Number(values.builds);
const consumers = 49;
const providerVersions = 500;
const random = createRandom(Number(values.seed));
const tell = (text: string) => process.stderr.write(`${text}\n`);

interface Acknowledged {
  /** In the address that the broker gave it. */
  readonly number: number;
  readonly buildUrl: string;
  readonly success: boolean;
}

const data = mkdtempSync(join(tmpdir(), 'broker-bench-'));
const starts: number[] = [];
let broker: BrokerProcess | undefined;
let restarted: Promise<void> = Promise.resolve();

try {
  broker = await start();
  const results = await publishPacts(broker.url);
  const killAfter = Array.from({ length: kills }, (_, kill) =>
    Math.ceil(((kill + random.next()) * verifications) / kills),
  );
  const acknowledged: Acknowledged[] = [];
  let next = 0;
  let cutOff = 0;
  const since = performance.now();
  const build = async () => {
    for (let id = next++; id < verifications; id = next++) {
      const success = id % 7 !== 0;
      for (let number: number | undefined; number === undefined; ) {
        number = await publish(results[id % results.length] ?? '', id, success);
        if (number === undefined) cutOff++;
        else acknowledged.push({ number, buildUrl: buildUrl(id), success });
      }
      if (killAfter.some((at) => at === acknowledged.length)) restarted = restarted.then(restart);
    }
  };
  await Promise.all(Array.from({ length: builds }, build));
  await restarted;
  const seconds = (performance.now() - since) / 1_000;
  await broker.kill();
  const lost = await missing(acknowledged);
  process.stdout.write(`${report(acknowledged.length, lost, cutOff, seconds).join('\n')}\n`);
  process.exitCode = lost.length === 0 && starts.length === kills + 1 ? 0 : 1;
} finally {
  await broker?.kill();
  rmSync(data, { recursive: true, force: true });
}

async function start(): Promise<BrokerProcess> {
  const started = await startBrokerProcess(data);
  starts.push(started.readyAfterMs);
  return started;
}

async function restart(): Promise<void> {
  await broker?.kill();
  broker = await start();
  tell(`${starts.length - 1} of ${kills} kills`);
}

function buildUrl(id: number): string {
  return `http://ci.example/builds/${id}`;
}

/** One of each consumer. @returns where their results go, without the broker's address */
async function publishPacts(url: string): Promise<string[]> {
  const paths: string[] = [];
  for (let consumer = 0; consumer < consumers; consumer++) {
    const name = `Consumer ${consumer}`;
    const content = { interactions: [{ description: name, request: { path: '/' }, response: { status: 200 } }] };
    const path = `/pacts/provider/Provider/consumer/${encodeURIComponent(name)}/version/1`;
    const pact = await fetch(`${url}${path}`, { method: 'PUT', body: JSON.stringify(content) });
    const { _links } = (await pact.json()) as { readonly _links: Record<string, { readonly href: string }> };
    paths.push(new URL(_links['pb:publish-verification-results']?.href ?? '').pathname);
  }
  return paths;
}

/** @returns the number that it got; undefined when the broker died before it answered: then nobody knows */
async function publish(path: string, id: number, success: boolean): Promise<number | undefined> {
  await restarted;
  const body = { success, providerApplicationVersion: `v${id % providerVersions}`, buildUrl: buildUrl(id) };
  let response: Response;
  try {
    response = await fetch(`${broker?.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    await response.arrayBuffer();
  } catch {
    return undefined;
  }
  if (response.status !== 201) throw new Error(`the broker answered ${response.status} to the result ${id}`);
  return Number(response.headers.get('location')?.split('/').at(-1));
}

/** Read from the file as the last kill left it; and the broker that starts on it then must know them too. */
async function missing(acknowledged: readonly Acknowledged[]): Promise<string[]> {
  broker = await start();
  starts.pop();
  await broker.kill();
  using file = new DatabaseSync(join(data, 'broker.sqlite'));
  const intact = file.prepare('pragma integrity_check').get() as { readonly integrity_check: string };
  const kept = file.prepare('select build_url as buildUrl, success from verification where number = ?');
  const stale = file
    .prepare(
      `select count(*) as n from verification join latest_verification as latest using (pact_version_id, provider_version_id)
       where verification.id > latest.verification_id`,
    )
    .get() as { readonly n: number };
  return [
    ...(intact.integrity_check === 'ok' ? [] : [`the file is broken: ${intact.integrity_check}`]),
    ...(stale.n === 0 ? [] : [`${stale.n} results are newer than what counts as the latest`]),
    ...acknowledged.flatMap(({ number, buildUrl, success }) => {
      const row = kept.get(number) as { readonly buildUrl: string; readonly success: number } | undefined;
      return row?.buildUrl === buildUrl && row.success === Number(success) ? [] : [`${buildUrl}, number ${number}`];
    }),
  ];
}

function report(kept: number, lost: readonly string[], cutOff: number, seconds: number): string[] {
  return [
    `${kept} results acknowledged to ${builds} builds at once in ${seconds.toFixed(1)} s (${Math.round(kept / seconds)} a second, each on the disk before its 201)`,
    `${starts.length - 1} SIGKILLs; ${cutOff} requests got no answer and were made again; the broker was ready again after ${Math.round(median(starts))} ms (median)`,
    `${lost.length === 0 ? '✓' : '✗'} ${lost.length} lost`,
    ...lost.slice(0, 20),
  ];
}
