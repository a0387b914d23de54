const PARTS = 3;
/** Fewer samples make no part. */
const LEAST = 3;

/**
 * Whether something that holds for all samples also holds in most thirds of the window: a single stall (a paused machine,
 * a page of the disk) moves a percentile of the whole, but is no property of the system.
 */
export function sustained<Sample extends { readonly at: number }>(
  samples: readonly Sample[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  holds: (part: readonly Sample[]) => boolean,
): boolean {
  const length = (toMs - fromMs) / PARTS;
  const parts = Array.from({ length: PARTS }, (_, index) =>
    samples.filter(({ at }) => Math.min(PARTS - 1, Math.max(0, Math.floor((at - fromMs) / length))) === index),
  ).filter((part) => part.length >= LEAST);
  return parts.filter(holds).length > parts.length / 2;
}
