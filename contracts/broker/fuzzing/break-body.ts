import type { Random } from '../../../harness/random.ts';
import { badText, badValue } from './bad-values.ts';
import { goodBody } from './good-bodies.ts';

/** A body that is wrong in one place, or in every way. */
export function brokenBody(random: Random, path: string): Buffer {
  switch (random.int(8)) {
    case 0:
      return noJson(random);
    case 1:
      return Buffer.from(JSON.stringify(badValue(random)));
    case 2:
      return Buffer.from(JSON.stringify(goodBody(path)));
    default: {
      let body = structuredClone(goodBody(path));
      for (let times = 1 + random.int(3); times > 0; times--) body = brokenSomewhere(random, body);
      return Buffer.from(JSON.stringify(body) ?? '');
    }
  }
}

function noJson(random: Random): Buffer {
  const depth = random.pick([1_000, 100_000]);
  return random.pick<() => Buffer>([
    () => Buffer.alloc(0),
    () => Buffer.from('{"a":'),
    () => Buffer.from("{'a': 1}"),
    () => Buffer.from('\ufeff{}'),
    () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    () => Buffer.from('['.repeat(depth) + ']'.repeat(depth)),
    () => Buffer.from(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    () => Buffer.from('a=b&c=d'),
    () => Buffer.from('{"name":"a","name":"b","__proto__":{"name":"c"}}'),
    () => Buffer.from('1e999'),
    () => Buffer.from('\u0000'),
    () => Buffer.alloc(1_200_000, 'a'),
  ])();
}

/** Takes away, replaces or adds, at a place that chance finds on the way down. */
function brokenSomewhere(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || random.int(4) === 0)
      return random.int(2) === 0 ? [...(value as unknown[]), badValue(random)] : badValue(random);
    const at = random.int(value.length);
    return (value as unknown[]).map((each, index) => (index === at ? brokenSomewhere(random, each) : each));
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const key = keys.length === 0 ? undefined : random.pick(keys);
    const how = random.int(8);
    if (key === undefined || how === 0)
      return Object.fromEntries([...Object.entries(value), [badText(random), badValue(random)]]);
    if (how === 1) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([name, each]) => [
        name,
        name === key ? brokenSomewhere(random, each) : each,
      ]),
    );
  }
  // A base64 text that is cut short is broken in its own way.
  if (typeof value === 'string' && value.length > 20 && random.int(2) === 0)
    return `${value.slice(0, -random.int(20))}!*`;
  return badValue(random);
}
