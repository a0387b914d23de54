import { isRecord, type Json } from '../json.ts';
import type { Shape } from './shape.ts';
import { textRule } from './text-rule.ts';

/**
 * What all samples have in common; undefined when that is nothing. Members that a sample lacks, or that are null in one, are left
 * out: nobody may rely on them, and a pact cannot say "perhaps".
 */
export function inferShape(samples: readonly unknown[]): Shape | undefined {
  if (samples.length === 0) return undefined;
  if (samples.every(isRecord)) return { kind: 'object', members: membersOf(samples) };
  if (samples.every((sample) => Array.isArray(sample))) return listOf(samples);
  if (samples.every((sample) => typeof sample === 'string')) return value(samples, textRule(samples));
  if (samples.every((sample) => typeof sample === 'boolean')) return value(samples, { match: 'boolean' });
  if (samples.every((sample) => typeof sample === 'number')) return value(samples, numberRule(samples));
  return undefined;
}

const value = ([example]: readonly unknown[], rule: Json): Shape => ({ kind: 'value', example, rule });

/** A member that a sample lacks is undefined there, and so has nothing in common. */
const membersOf = (samples: readonly Json[]): Record<string, Shape> =>
  Object.fromEntries(
    Object.keys(samples[0] ?? {}).flatMap((name) => {
      const shape = inferShape(samples.map((sample) => sample[name]));
      return shape ? [[name, shape]] : [];
    }),
  );

/** All items of all lists are samples of one thing. */
const listOf = (samples: readonly (readonly unknown[])[]): Shape => ({
  kind: 'list',
  item: inferShape(samples.flat()),
  min: samples.every((sample) => sample.length > 0) ? 1 : 0,
});

function numberRule(samples: readonly number[]): Json {
  if (samples.every(Number.isInteger)) return { match: 'integer' };
  return samples.some(Number.isInteger) ? { match: 'number' } : { match: 'decimal' };
}
