import { UsageError } from '../errors.ts';
import { type Contradiction, contradictionsIn } from './contradictions.ts';
import type { SystemDefinition } from './definition.ts';
import { systemSchema } from './definition-schema.ts';

/**
 * Checks a system's description and gives it back.
 * Throws UsageError SD_CONFIG_INVALID, which lists everything that is wrong with its path and the offending value.
 *
 * @example
 * const shop = defineSystem({
 *   name: 'shop',
 *   entry: { web: { to: 'gateway' } },
 *   services: {
 *     gateway: { command: ['node', 'gateway.ts'], ready: '/health', uses: { order: 'ORDER_URL' } },
 *     order: { command: ['node', 'order.ts'], uses: { postgres: 'DATABASE_URL' } },
 *   },
 *   stores: { postgres: postgres() },
 * });
 */
export function defineSystem(definition: SystemDefinition): SystemDefinition {
  const shape = systemSchema.safeParse(definition);
  const problems: readonly Contradiction[] = shape.success
    ? contradictionsIn(definition)
    : shape.error.issues.flatMap((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
        if (unknown.length > 0) {
          return unknown.map((key) => problemAt([...issue.path, key], definition, 'is not an option'));
        }
        return [problemAt(issue.path, definition, issue.message)];
      });
  if (problems.length === 0) return definition;
  throw new UsageError(
    'SD_CONFIG_INVALID',
    `The system is not described correctly:\n${problems.map(lineOf).join('\n')}`,
    {
      details: { problems },
    },
  );
}

function problemAt(path: readonly PropertyKey[], definition: unknown, message: string): Contradiction {
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], definition);
  return { path: path.map(String).join('.'), value, message };
}

function lineOf({ path, value, message }: Contradiction): string {
  const shown = value === undefined ? '' : ` (got ${JSON.stringify(value)})`;
  return `  ${path || 'system'}: ${message}${shown}`;
}
