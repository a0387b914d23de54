import type { Finding } from './finding.ts';

/**
 * Slowness while other programs kept the machine busy is not held against the system: it is left open.
 *
 * @param foreign the part of the processors that others took, 0 to 1
 * @param busy from which part on that may have been the reason
 */
export function excused(findings: readonly Finding[], foreign: number | undefined, busy = 0.4): readonly Finding[] {
  if (foreign === undefined || foreign < busy) return findings;
  if (!findings.some(({ speed, verdict }) => speed && verdict === 'fail')) return findings;
  const because = `other programs took ${Math.round(foreign * 100)} % of the processors meanwhile`;
  return [
    { verdict: 'inconclusive', speed: true, reason: because },
    ...findings.map((finding) => (finding.speed ? { ...finding, verdict: 'inconclusive' as const } : finding)),
  ];
}
