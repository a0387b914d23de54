/** Which of two schemas has to read what the other wrote, and how far back. */
export const levels = {
  NONE: { newReadsOld: false, oldReadsNew: false, transitive: false },
  BACKWARD: { newReadsOld: true, oldReadsNew: false, transitive: false },
  BACKWARD_TRANSITIVE: { newReadsOld: true, oldReadsNew: false, transitive: true },
  FORWARD: { newReadsOld: false, oldReadsNew: true, transitive: false },
  FORWARD_TRANSITIVE: { newReadsOld: false, oldReadsNew: true, transitive: true },
  FULL: { newReadsOld: true, oldReadsNew: true, transitive: false },
  FULL_TRANSITIVE: { newReadsOld: true, oldReadsNew: true, transitive: true },
} as const;

export type CompatibilityLevel = keyof typeof levels;

/** Upstream's default: consumers are rolled out first. */
export const defaultLevel: CompatibilityLevel = 'BACKWARD';

export function levelNamed(name: string): CompatibilityLevel | undefined {
  const upper = name.toUpperCase();
  return Object.hasOwn(levels, upper) ? (upper as CompatibilityLevel) : undefined;
}
