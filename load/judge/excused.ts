import type { Finding } from './finding.ts';

/** From this part of the processors on, other programs may be what made the system slow. */
const BUSY = 0.4;

/**
 * Slowness while other programs kept the machine busy is not held against the system.
 *
 * @param foreign the part of the processors that others took, 0 to 1
 */
export function excused(findings: readonly Finding[], foreign: number | undefined): readonly Finding[] {
  if (foreign === undefined || foreign < BUSY) return findings;
  const because = `other programs took ${Math.round(foreign * 100)} % of the processors meanwhile`;
  return findings.map((finding) =>
    finding.speed && finding.verdict === 'fail'
      ? { ...finding, verdict: 'inconclusive', reason: `${finding.reason}; ${because}` }
      : finding,
  );
}
