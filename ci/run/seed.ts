import { randomInt } from 'node:crypto';

/** A seed that a person can type again. */
export const drawSeed = (): number => randomInt(1, 1_000_000);
