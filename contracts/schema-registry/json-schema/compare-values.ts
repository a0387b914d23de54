import { isDeepStrictEqual } from 'node:util';
import type { Incompatibility } from '../format.ts';
import { found, say } from './found.ts';

export function compareEnums(before: readonly unknown[], now: readonly unknown[]): readonly Incompatibility[] {
  const without = (these: readonly unknown[], those: readonly unknown[]) =>
    these.filter((value) => !those.some((other) => isDeepStrictEqual(value, other)));
  const gone = without(before, now);
  if (gone.length === 0) return [];
  const type = without(now, before).length === 0 ? 'ENUM_ARRAY_NARROWED' : 'ENUM_ARRAY_CHANGED';
  return [found(type, '/enum', `{reader} no longer takes ${gone.map(say).join(', ')}, which {writer} has`)];
}

export function compareConstants(before: unknown, now: unknown): readonly Incompatibility[] {
  if (isDeepStrictEqual(before, now)) return [];
  return [found('ENUM_ARRAY_CHANGED', '/const', `{reader} takes ${say(now)} alone, {writer} writes ${say(before)}`)];
}
