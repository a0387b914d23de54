import type { RegistryContext } from '../registry-context.ts';

export type Listed = 'live' | 'all' | 'deleted alone';

const having = {
  live: 'min(deleted) = 0',
  all: 'true',
  'deleted alone': 'min(deleted) = 1',
} satisfies Record<Listed, string>;

export const listSubjects = ({ database }: RegistryContext, prefix: string, listed: Listed): readonly string[] =>
  database
    .all<{ subject: string }>(
      `select subject from subject_version where substr(subject, 1, length(?)) = ? group by subject having ${having[listed]} order by subject`,
      prefix,
      prefix,
    )
    .map(({ subject }) => subject);
