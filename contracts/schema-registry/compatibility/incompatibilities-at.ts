import type { Incompatibility, SchemaSource } from '../format.ts';
import { formats, type SchemaType } from '../formats.ts';
import { type CompatibilityLevel, levels } from './level.ts';

export interface Candidate {
  readonly type: SchemaType;
  readonly source: SchemaSource;
}

export interface Predecessor extends Candidate {
  readonly version: number;
}

/** Whatever breaks between the new schema and one predecessor, in sentences that say which of the two is meant. */
export interface Break {
  readonly predecessor: Predecessor;
  readonly found: readonly Incompatibility[];
}

/** @param predecessors - oldest first; only the last counts unless the level is transitive */
export function incompatibilitiesAt(
  level: CompatibilityLevel,
  candidate: Candidate,
  predecessors: readonly Predecessor[],
): readonly Break[] {
  const { transitive } = levels[level];
  const asked = transitive ? predecessors.toReversed() : predecessors.slice(-1);
  return asked.flatMap((predecessor) => {
    const found = between(level, candidate, predecessor);
    return found.length > 0 ? [{ predecessor, found }] : [];
  });
}

function between(
  level: CompatibilityLevel,
  candidate: Candidate,
  predecessor: Predecessor,
): readonly Incompatibility[] {
  const { newReadsOld, oldReadsNew } = levels[level];
  if (!newReadsOld && !oldReadsNew) return [];
  const [fresh, old] = ['the new schema', `version ${predecessor.version}`];
  if (candidate.type !== predecessor.type) {
    const description = `${fresh} is ${candidate.type}, ${old} is ${predecessor.type}: one cannot read the other`;
    return [{ type: 'SCHEMA_TYPE_CHANGED', path: '', description }];
  }
  const { incompatibilities } = formats[candidate.type];
  return [
    ...(newReadsOld ? named(incompatibilities(candidate.source, predecessor.source, 'reader'), fresh, old) : []),
    ...(oldReadsNew ? named(incompatibilities(predecessor.source, candidate.source, 'writer'), old, fresh) : []),
  ];
}

const named = (found: readonly Incompatibility[], reader: string, writer: string): Incompatibility[] =>
  found.map((each) => ({
    ...each,
    description: each.description.replaceAll('{reader}', reader).replaceAll('{writer}', writer),
  }));
