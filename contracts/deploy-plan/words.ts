import { type Finding, sentenceOf } from './finding.ts';
import type { Change } from './fleet.ts';

/** `order 8` */
export const newName = ({ pacticipant, to }: Change): string => `${pacticipant} ${to}`;

/** `a, b and c` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export const sentencesOf = (findings: readonly Finding[], environment: string): string =>
  findings.map((finding) => sentenceOf(finding, environment)).join('; ');
