import type { Outcome } from '../../harness/check/index.ts';

/** Something that speaks against a pass. */
export interface Finding {
  readonly verdict: 'fail' | 'inconclusive';
  readonly reason: string;
  /** It is about speed, which another program on the machine can spoil: worth a second look. */
  readonly speed?: true;
}

/** How many findings the reason tells; the rest are consequences, as a rule. */
const TOLD = 5;

/** Any failure fails, any doubt leaves it open; failures are told first. */
export function outcomeOf(findings: readonly Finding[], passReason: string): Outcome {
  const [worst] = worstFirst(findings);
  if (worst === undefined) return { verdict: 'pass', reason: passReason };
  const more = findings.length > TOLD ? [`and ${findings.length - TOLD} more`] : [];
  const told = worstFirst(findings)
    .slice(0, TOLD)
    .map(({ reason }) => reason);
  return { verdict: worst.verdict, reason: [...told, ...more].join('; ') };
}

export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => Number(one.verdict !== 'fail') - Number(other.verdict !== 'fail'));
