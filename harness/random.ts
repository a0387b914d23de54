/** Where chance comes from; the same seed gives the same run. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
  /** An independent stream for one purpose, so that a draw added in one place moves no other. */
  fork(label: string): Random;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing test inputs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    pick: (from) => {
      if (from.length === 0) throw new RangeError('cannot pick from an empty list');
      return from[int(from.length)] as (typeof from)[number];
    },
    fork: (label) => createRandom(hash(`${seed}/${label}`)),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
