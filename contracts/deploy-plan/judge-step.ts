import type { Compatibility } from './compatibility.ts';
import type { Finding, Party } from './finding.ts';
import { arriving, type Change, type Fleet, leaving } from './fleet.ts';
import { nameOf } from './plan-input.ts';

export interface Judgement {
  readonly verifiedPairs: number;
  readonly findings: readonly Finding[];
}

/**
 * Who runs while `step` is made, and what of that is not verified. `done` are the changes of earlier steps.
 * A plan is made from constraints on pairs of changes; here each of its steps is looked at as a whole.
 */
export function judgeStep(
  step: readonly Change[],
  done: ReadonlySet<string>,
  { changes, lasting }: Fleet,
  compatibility: Compatibility,
  rolling: boolean,
): Judgement {
  const brought = step.map(arriving);
  const others = [...changes.values()].filter((change) => !step.includes(change));
  const running = distinct([
    ...lasting,
    ...others.flatMap((change) => (done.has(change.pacticipant) ? arriving(change) : leaving(change))),
    ...(rolling ? step.flatMap(leaving) : []),
  ]);
  const meetings: readonly (readonly [consumer: Party, provider: Party])[] = brought.flatMap((one) => [
    ...running.flatMap((other): [Party, Party][] => [
      [one, other],
      [other, one],
    ]),
    ...brought.map((other): [Party, Party] => [one, other]),
  ]);
  const pairs = meetings.filter(([consumer, provider]) => compatibility.isUnderPact(consumer, provider));
  const unverified = pairs.flatMap(([consumer, provider]) => compatibility.finding(consumer, provider) ?? []);
  const there = new Set([...running, ...brought].map(({ pacticipant }) => pacticipant));
  const missing = brought.flatMap((consumer) =>
    compatibility
      .providersOf(consumer)
      .filter((provider) => !there.has(provider))
      .map((pacticipant): Finding => ({ kind: 'missing', consumer, provider: { pacticipant } })),
  );
  return { verifiedPairs: pairs.length - unverified.length, findings: [...unverified, ...missing] };
}

/** A version that was deployed and released runs once. */
const distinct = (parties: readonly Party[]): Party[] => [
  ...new Map(parties.map((party) => [nameOf(party), party])).values(),
];
