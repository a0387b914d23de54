/** One candidate; the others are known by their place in the list. */
export interface Candidate {
  readonly weight: number;
  /** Never without these. Must hold no circle. */
  readonly needs: readonly number[];
  /** Never with these, nor they with it. */
  readonly clashes: readonly number[];
  /** Never at all. */
  readonly stuck: boolean;
}

export interface LargestSet {
  readonly kept: ReadonlySet<number>;
  /** False when the search stopped at its budget: then nothing can be added to the set, but another one may be larger. */
  readonly largest: boolean;
}

type Indices = ReadonlySet<number>;
const none: Indices = new Set();

/**
 * The heaviest set that holds all that its members need and no two that clash: branch and bound. It takes the candidate with most
 * clashes, and follows the set without it and the set with it. Independent Set is the special case without needs, so no fast
 * algorithm is to be expected; `bench/deploy-plan.ts` counts the branches.
 * @param budget - branches to follow
 */
export function largestSet(candidates: readonly Candidate[], budget: number): LargestSet {
  const graph = graphOf(candidates);
  const weightOf = (set: Indices) => sum([...set].map((index) => candidates[index]?.weight ?? 0));
  let best = none;
  let bestWeight = -1;
  let branches = 0;
  const follow = (alive: Indices): void => {
    if (branches >= budget && bestWeight >= 0) return;
    branches += 1;
    const worst = mostClashing(alive, graph);
    if (worst === undefined) {
      const weight = weightOf(alive);
      if (weight > bestWeight) [best, bestWeight] = [alive, weight];
    } else if (bound(alive, graph, candidates) > bestWeight) {
      follow(without(alive, graph.dependents(worst)));
      follow(without(alive, graph.clashes(worst)));
    }
  };
  const hopeful = without(new Set(candidates.keys()), graph.hopeless);
  follow(hopeful);
  const kept = branches < budget ? best : filledUp(best, hopeful, graph);
  return { kept, largest: branches < budget };
}

interface Graph {
  /** All that a candidate needs, itself among them. */
  needed(index: number): Indices;
  /** All that need it, itself among them. */
  dependents(index: number): Indices;
  /** All that it clashes with, itself or through what the two need. */
  clashes(index: number): Indices;
  readonly hopeless: Indices;
}

function graphOf(candidates: readonly Candidate[]): Graph {
  const all = [...candidates.keys()];
  const needed = all.map((index) => reach(index, (at) => candidates[at]?.needs ?? []));
  const dependents = all.map((index) => new Set(all.filter((other) => needed[other]?.has(index))));
  const clashes = needed.map((closure) => {
    const direct = [...closure].flatMap((at) => candidates[at]?.clashes ?? []);
    return new Set(direct.flatMap((at) => [...(dependents[at] ?? [])]));
  });
  const hopeless = all.filter(
    (index) => clashes[index]?.has(index) || [...(needed[index] ?? [])].some((at) => candidates[at]?.stuck),
  );
  return {
    needed: (index) => needed[index] ?? none,
    dependents: (index) => dependents[index] ?? none,
    clashes: (index) => clashes[index] ?? none,
    hopeless: new Set(hopeless),
  };
}

/** Of equals the last, so that what the caller names first stays. */
function mostClashing(alive: Indices, { clashes }: Graph): number | undefined {
  let worst: number | undefined;
  let most = 1;
  for (const index of alive) {
    const count = common(clashes(index), alive);
    if (count >= most) [worst, most] = [index, count];
  }
  return worst;
}

/** Of candidates that all clash with each other one can stay: the heaviest of each such group, added up. */
function bound(alive: Indices, { clashes }: Graph, candidates: readonly Candidate[]): number {
  const groups: number[][] = [];
  for (const index of alive) {
    const group = groups.find((members) => members.every((member) => clashes(index).has(member)));
    if (group) group.push(index);
    else groups.push([index]);
  }
  return sum(groups.map((members) => Math.max(...members.map((index) => candidates[index]?.weight ?? 0))));
}

/** A search that was cut short may have dropped a candidate whose adversaries were dropped later. */
function filledUp(set: Indices, hopeful: Indices, { needed, clashes }: Graph): Indices {
  let kept = set;
  for (const index of hopeful) if (common(clashes(index), kept) === 0) kept = new Set([...kept, ...needed(index)]);
  return kept;
}

function reach(start: number, next: (index: number) => readonly number[]): Indices {
  const reached = new Set([start]);
  for (const index of reached) for (const other of next(index)) reached.add(other);
  return reached;
}

const without = (set: Indices, dropped: Indices): Indices => new Set([...set].filter((index) => !dropped.has(index)));
const common = (one: Indices, other: Indices): number => [...one].filter((index) => other.has(index)).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
