import type { z } from 'zod';
import { UsageError } from '../errors.ts';

/** Checks the options of a driver. Throws UsageError SD_CONFIG_INVALID with every path. */
export function checkDriverOptions(driver: string, schema: z.ZodType, given: unknown): void {
  const parsed = schema.safeParse(given);
  if (parsed.success) return;
  refuseDriver(
    parsed.error.issues.map(({ path, message }) => `${[driver, ...path].map(String).join('.')}: ${message}`),
  );
}

/** Throws UsageError SD_CONFIG_INVALID unless there are no problems. */
export function refuseDriver(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new UsageError('SD_CONFIG_INVALID', `The driver is not described correctly:\n  ${problems.join('\n  ')}`, {
    details: { problems },
  });
}
