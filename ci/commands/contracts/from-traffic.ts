import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { topicsBetween } from '../../../contracts/edges/index.ts';
import { eventName, pactFromTraffic, type TopicRecord, type Traffic } from '../../../contracts/from-traffic/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { listenToTopics, type TopicRecorder } from '../../../generators/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { counted } from '../../../harness/counted.ts';
import { createConsole } from '../../../harness/report/index.ts';
import { loadConfig } from '../../config/index.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { drawSeed } from '../../run/seed.ts';
import { withSystem } from '../../run/with-system.ts';
import { httpJourneys, runJourneys } from './entry-traffic.ts';
import { end, print, printItem } from './print.ts';

export interface FromTrafficOptions {
  readonly journey: readonly string[];
  readonly config?: string;
  readonly out?: string;
}

/** Writes what journeys got as pacts: a contract to begin with, which holds what its consumer should strike out again. */
export async function fromTraffic({ journey: ids, config, out }: FromTrafficOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { controller } = interrupts;
  const loaded = await loadConfig(config, process.cwd());
  const journeys = await httpJourneys(loaded, ids);
  const console = createConsole({ stream: process.stderr });
  let traffic: readonly Traffic[];
  try {
    traffic = await withSystem(
      { loaded, out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'free' },
      async (context) => {
        await using topics = await listenToTopics(context.system, context.run.id);
        const asked = await runJourneys(journeys, context);
        const records = await settled(topics, context);
        return [...oneOfEachPair(asked), ...oneOfEachPair(told(records, context, loaded.config.contracts))];
      },
    );
  } finally {
    console.close();
  }
  const dir = resolve(out ?? join(loaded.root, '.shakedown'), 'contracts', 'from-traffic');
  mkdirSync(dir, { recursive: true });
  for (const each of traffic) {
    const { consumer, provider, exchanges = [], records = [] } = each;
    const { pact, leftOut } = pactFromTraffic(each);
    const file = join(
      dir,
      `${encodeURIComponent(`${consumer}-${provider}${records.length > 0 ? '-events' : ''}`)}.json`,
    );
    writeFileSync(file, `${JSON.stringify(pact, null, 2)}\n`);
    const heard = records.length > 0 ? counted(records.length, 'record') : counted(exchanges.length, 'exchange');
    printItem('pass', `${consumer} → ${provider}: ${heard} in ${file}`);
    for (const reason of leftOut) print(`    left out: ${reason}`);
  }
  end('pass', `${counted(traffic.length, 'pact')} from ${counted(journeys.length, 'journey')}`);
}

function oneOfEachPair(traffic: readonly Traffic[]): Traffic[] {
  const pairs = Map.groupBy(traffic, ({ consumer, provider }) => `${consumer}→${provider}`);
  return [...pairs.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const exchanges = of.flatMap((each) => each.exchanges ?? []);
    return [{ ...first, exchanges, records: of.flatMap((each) => each.records ?? []) }];
  });
}

/** What journeys set off comes after them; so long without a record, it has come. */
const quietMs = 1_500;

async function settled(topics: TopicRecorder, { clock, signal }: RunContext): Promise<readonly TopicRecord[]> {
  for (let before = -1; topics.all().length > before; ) {
    before = topics.all().length;
    await clock.sleep(quietMs, signal);
  }
  return topics.all();
}

/** Each subscriber's part of what was published; of the events that it handles, where the config says which. */
function told(
  records: readonly TopicRecord[],
  { system }: RunContext,
  contracts: ContractsOptions | undefined,
): Traffic[] {
  return topicsBetween(system.definition).flatMap(({ topic, publisher, subscriber }) => {
    const handles = contracts?.consumers?.[subscriber]?.handles[topic];
    const own = records.filter(
      (record) => record.topic === topic && (handles === undefined || handles.includes(eventName(record))),
    );
    return own.length === 0 ? [] : [{ consumer: subscriber, provider: publisher, records: own }];
  });
}
