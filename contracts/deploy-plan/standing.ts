import type { Compatibility } from './compatibility.ts';
import type { Finding } from './finding.ts';
import { type Fleet, leaving } from './fleet.ts';

/** What is not verified among the versions that run before any step. */
export function standingFindings({ changes, lasting }: Fleet, compatibility: Compatibility): Finding[] {
  const running = [...[...changes.values()].flatMap(leaving), ...lasting];
  const there = new Set(running.map(({ pacticipant }) => pacticipant));
  return running.flatMap((consumer) => [
    ...running.flatMap((provider) => compatibility.finding(consumer, provider) ?? []),
    ...compatibility
      .providersOf(consumer)
      .filter((pacticipant) => !there.has(pacticipant))
      .map((pacticipant): Finding => ({ kind: 'missing', consumer, provider: { pacticipant } })),
  ]);
}
