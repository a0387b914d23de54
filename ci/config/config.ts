import { z } from 'zod';
import type { ChaosOptions } from '../../chaos/index.ts';
import type { ContractsOptions } from '../../contracts/index.ts';
import type { GeneratorsOptions } from '../../generators/index.ts';
import { UsageError } from '../../harness/errors.ts';
import type { DriverDefinition, SystemDefinition } from '../../harness/system/index.ts';
import type { LoadOptions } from '../../load/index.ts';
import type { SyntheticOptions } from '../../synthetic/index.ts';

/** What a `shakedown.config.ts` exports. A suite that is left out is skipped, and the verdict says so. */
export interface Config {
  readonly system: SystemDefinition;
  /** How the system comes to run; default: local processes. */
  readonly driver?: DriverDefinition;
  readonly contracts?: ContractsOptions;
  readonly generators?: GeneratorsOptions;
  readonly synthetic?: SyntheticOptions;
  readonly load?: LoadOptions;
  readonly chaos?: ChaosOptions;
  /** Folder of seeded flaws for `shakedown bench`. */
  readonly flaws?: string;
}

/** Declares the config; the default export of `shakedown.config.ts`. */
export const defineConfig = (config: Config): Config => config;

const suite = z.record(z.string(), z.unknown()).optional();
/** The outline alone: each suite checks its own options where they enter it. */
const outline = z.strictObject({
  system: z.custom<SystemDefinition>(
    (value) => typeof value === 'object' && value !== null,
    'expected defineSystem({…})',
  ),
  driver: z.unknown().optional(),
  contracts: suite,
  generators: suite,
  synthetic: suite,
  load: suite,
  chaos: suite,
  flaws: z.string().optional(),
});

/** @throws UsageError SD_CONFIG_INVALID with every path and what is wrong there. */
export function checkConfig(config: unknown, file: string): Config {
  const { success, error } = outline.safeParse(config);
  if (success) return config as Config;
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'default export'}: ${message}`);
  throw new UsageError('SD_CONFIG_INVALID', `${file} is wrong:\n  ${problems.join('\n  ')}`, {
    details: { path: file, problems },
  });
}
