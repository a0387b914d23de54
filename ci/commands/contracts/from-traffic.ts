import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type JourneyTraffic, pactFromTraffic } from '../../../contracts/from-traffic/index.ts';
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
  let traffic: JourneyTraffic[];
  try {
    traffic = await withSystem(
      { loaded, out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'free' },
      (context) => runJourneys(journeys, context),
    );
  } finally {
    console.close();
  }
  const dir = resolve(out ?? join(loaded.root, '.shakedown'), 'contracts', 'from-traffic');
  mkdirSync(dir, { recursive: true });
  const pairs = Map.groupBy(traffic, ({ consumer, provider }) => `${consumer}-${provider}`);
  for (const [name, of] of pairs) {
    const { consumer = '', provider = '' } = of[0] ?? {};
    const exchanges = of.flatMap((each) => each.exchanges);
    const { pact, leftOut } = pactFromTraffic({ consumer, provider, exchanges });
    const file = join(dir, `${encodeURIComponent(name)}.json`);
    writeFileSync(file, `${JSON.stringify(pact, null, 2)}\n`);
    printItem('pass', `${consumer} → ${provider}: ${exchanges.length} exchanges are in ${file}`);
    for (const reason of leftOut) print(`    left out: ${reason}`);
  }
  end('pass', `${pairs.size} pacts from ${journeys.length} journeys`);
}
