import type { Outcome } from '../../harness/check/index.ts';

/** Something that speaks against a pass. */
export interface Finding {
  readonly verdict: 'fail' | 'inconclusive';
  readonly reason: string;
  /** It is about speed, which another program on the machine can spoil: worth a second look. */
  readonly speed?: true;
}

/** Any failure fails, any doubt leaves it open; all of them are told, failures first. */
export function outcomeOf(findings: readonly Finding[], passReason: string): Outcome {
  const fails = findings.filter(({ verdict }) => verdict === 'fail');
  const doubts = findings.filter(({ verdict }) => verdict === 'inconclusive');
  const reason = [...fails, ...doubts].map((finding) => finding.reason).join('; ');
  if (fails.length > 0) return { verdict: 'fail', reason };
  return doubts.length > 0 ? { verdict: 'inconclusive', reason } : { verdict: 'pass', reason: passReason };
}
