import type { PacticipantVersion, PlanInput } from '../plan-input.ts';

export interface BruteForce {
  /** How many changes the largest rollout holds, the ones that run already not counted. */
  readonly rollable: number;
  /** Whether these pacticipants can change at once when those have changed. */
  isSafe(step: readonly string[], done: readonly string[]): boolean;
}

/**
 * The rules of a rollout taken at their word: every set of changes is a state, every larger one may be the next, and a step is
 * judged by who runs while it is made. Shares nothing with the planner but its input.
 */
export function bruteForce(input: PlanInput, rolling: boolean): BruteForce {
  const running = (list: readonly PacticipantVersion[], name: string) =>
    list.filter(({ pacticipant }) => pacticipant === name).map(({ version }) => version);
  const due = input.changes.filter(({ pacticipant, version }) => {
    const deployed = running(input.deployed, pacticipant);
    if (deployed.length > 0) return deployed.some((other) => other !== version);
    return !running(input.supported, pacticipant).includes(version);
  });
  const names = due.map(({ pacticipant }) => pacticipant);
  const everyone = [
    ...new Set([...input.changes, ...input.deployed, ...input.supported].map((one) => one.pacticipant)),
  ];

  function isSafe(step: readonly string[], done: readonly string[]): boolean {
    const during: PacticipantVersion[] = everyone.flatMap((pacticipant) => {
      const next = due.filter((change) => change.pacticipant === pacticipant).map(({ version }) => version);
      const old = running(input.deployed, pacticipant);
      const versions = [
        ...running(input.supported, pacticipant),
        ...(step.includes(pacticipant) || done.includes(pacticipant) ? next : []),
        ...(done.includes(pacticipant) || (step.includes(pacticipant) && !rolling) ? [] : old),
      ];
      return versions.map((version) => ({ pacticipant, version }));
    });
    const isBrought = ({ pacticipant, version }: PacticipantVersion) =>
      step.includes(pacticipant) && due.some((one) => one.pacticipant === pacticipant && one.version === version);
    return during.every((consumer) =>
      input.pacts
        .filter(
          (pact) => pact.consumer.pacticipant === consumer.pacticipant && pact.consumer.version === consumer.version,
        )
        .every(({ provider, results }) => {
          const providers = during.filter(({ pacticipant }) => pacticipant === provider);
          if (isBrought(consumer) && providers.length === 0) return false;
          return providers
            .filter((one) => isBrought(one) || isBrought(consumer))
            .every(({ version }) => results.some((result) => result.providerVersion === version && result.success));
        }),
    );
  }

  const members = (state: number) => names.filter((_, index) => (state & (1 << index)) !== 0);
  const reached = new Set([0]);
  for (const state of reached) {
    for (let next = state + 1; next < 1 << names.length; next++) {
      if ((next & state) !== state || reached.has(next)) continue;
      if (isSafe(members(next & ~state), members(state))) reached.add(next);
    }
  }
  return { rollable: Math.max(...[...reached].map((state) => members(state).length)), isSafe };
}
