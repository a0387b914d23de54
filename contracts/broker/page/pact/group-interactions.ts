import type { Interaction } from './read-interactions.ts';

export interface Group {
  readonly title: string;
  readonly interactions: readonly Interaction[];
}

/** What is asked of the same endpoint stands together; messages after that. In the order of the pact. */
export const groupInteractions = (interactions: readonly Interaction[]): Group[] =>
  [...Map.groupBy(interactions, titleOf)].map(([title, members]) => ({ title, interactions: members }));

function titleOf({ kind, parts }: Interaction): string {
  if (kind === 'message') return 'Messages';
  if (kind === 'question') return 'Questions by message';
  return withoutIds(parts[0]?.line ?? '');
}

/** `GET /loans/7?x=1` is about `GET /loans/…`. */
const withoutIds = (line: string): string =>
  line.replace(/\?.*$/, '').replaceAll(/\/(?:\d+|[0-9a-f-]{16,}|(?=\w*\d)\w{8,})(?=\/|$)/g, '/…');
