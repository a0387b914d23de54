import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';

export interface GeneratorsOptions {
  /** Paths of the journeys (over HTTP) whose traffic is recorded. */
  readonly journeys: readonly string[];
  /**
   * Folder of the generated tests, committed and reviewed: the baseline that builds are held to. Without it, tests are inferred
   * from the running build itself, and can only tell whether it is consistent.
   */
  readonly baseline?: string;
}

const schema = z.strictObject({ journeys: z.array(z.string()).min(1), baseline: z.string().min(1).optional() });

/** @throws UsageError SD_GENERATORS_INVALID with every path and what is wrong there. */
export function checkGeneratorsOptions(options: GeneratorsOptions): void {
  const problems = schema
    .safeParse(options)
    .error?.issues.map(({ path, message }) => `generators.${path.join('.')}: ${message}`);
  if (problems) throw new UsageError('SD_GENERATORS_INVALID', problems.join('\n  '), { details: { problems } });
}
