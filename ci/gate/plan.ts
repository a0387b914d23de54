import { chaosSuite } from '../../chaos/index.ts';
import { contractsSuite } from '../../contracts/index.ts';
import { generatorsSuite } from '../../generators/index.ts';
import type { PlanName, RunContext, Suite, SuiteName } from '../../harness/check/index.ts';
import { suiteNames } from '../../harness/check/index.ts';
import { UsageError } from '../../harness/errors.ts';
import { loadSuite } from '../../load/index.ts';
import { syntheticSuite } from '../../synthetic/index.ts';
import type { Config } from '../config/index.ts';

/** The suites of a config in the order in which they run: what is cheap and precise first, what breaks things last. */
export function suitesOf(config: Config): Suite[] {
  const configured: Record<Exclude<SuiteName, 'system'>, Suite | undefined> = {
    contracts: config.contracts && contractsSuite(config.contracts),
    generators: config.generators && generatorsSuite(config.generators),
    synthetic: config.synthetic && syntheticSuite(config.synthetic),
    load: config.load && loadSuite(config.load),
    chaos: config.chaos && chaosSuite(config.chaos),
  };
  return Object.entries(configured).map(([name, suite]) => suite ?? leftOut(name as SuiteName));
}

/** A suite that the config does not ask for: said aloud, never silently green. */
function leftOut(name: SuiteName): Suite {
  const reason = `the config has no \`${name}\``;
  return {
    name,
    checks: async (_context: RunContext) => [
      {
        id: `${name}/left-out`,
        title: `The ${name} suite runs`,
        suite: name,
        run: async () => ({ verdict: 'skipped', reason }),
      },
    ],
  };
}

/** Which suites and checks the user asked for with `--only`. */
export interface Selection {
  suite(name: SuiteName): boolean;
  check(id: string): boolean;
  /** Asked-for checks that no suite turned out to have. */
  unmatched(ran: readonly string[]): string[];
}

/**
 * Reads `--only contracts,chaos/payment-slow`: suites or single checks; nothing means everything.
 *
 * @throws UsageError SD_SUITE_UNKNOWN
 */
export function parseSelection(only: readonly string[]): Selection {
  const wanted = only
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter(Boolean);
  for (const each of wanted) {
    const [suite = ''] = each.split('/');
    if (!(suiteNames as readonly string[]).includes(suite)) {
      throw new UsageError(
        'SD_SUITE_UNKNOWN',
        `--only ${each}: there is no suite "${suite}"; there are ${suiteNames.join(', ')}`,
        {
          details: { path: '--only', value: each },
        },
      );
    }
  }
  const names = (id: string) => wanted.filter((each) => id === each || id.startsWith(`${each}/`));
  return {
    suite: (name) => wanted.length === 0 || wanted.some((each) => each === name || each.startsWith(`${name}/`)),
    check: (id) => wanted.length === 0 || names(id).length > 0,
    unmatched: (ran) => wanted.filter((each) => !ran.some((id) => id === each || id.startsWith(`${each}/`))),
  };
}

/** The command that runs one check again. */
export function repeatCommand(plan: PlanName, seed: number, config: string | undefined): (checkId: string) => string {
  const file = config === undefined ? '' : ` --config ${config}`;
  return (checkId) => `shakedown gate --plan ${plan} --seed ${seed} --only ${checkId}${file}`;
}
