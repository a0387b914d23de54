import type { MutationReport } from './mutation-report.ts';

/** The reports of several providers as Markdown: what no consumer's contract protects comes before what is protected in part. */
export function mutationPage(reports: Readonly<Record<string, MutationReport>>): string {
  const providers = Object.entries(reports);
  const overview = providers.map(([provider, { score, mutants, killed }]) =>
    row(provider, score === undefined ? '' : `${Math.floor(score * 100)} %`, String(killed), String(mutants - killed)),
  );
  return [
    '# What consumers’ contracts protect',
    '',
    'Each answer and event that a provider really sent was changed in one place at a time. A contract that would fail notices.',
    '',
    row('provider', 'noticed', 'mutants noticed', 'mutants that survive'),
    row('---', '---:', '---:', '---:'),
    ...overview,
    '',
    ...providers.flatMap(([provider, report]) => section(provider, report)),
  ].join('\n');
}

function section(provider: string, { samples }: MutationReport): string[] {
  const rows = samples.flatMap(({ sample, fields }) =>
    fields
      .filter(({ survivors }) => survivors.length > 0)
      .map(({ field, protectedBy, survivors, killed }) => ({
        sample,
        field,
        protectedBy,
        survivors,
        bare: killed.length === 0,
      })),
  );
  const bare = rows.filter((each) => each.bare);
  const partly = rows.filter((each) => !each.bare);
  return [
    `## ${provider}`,
    '',
    ...table(
      'No contract protects',
      ['answer or event', 'field'],
      bare.map(({ sample, field }) => [sample, code(field)]),
    ),
    ...table(
      'Protected in part',
      ['answer or event', 'field', 'by', 'nobody notices'],
      partly.map(({ sample, field, protectedBy, survivors }) => [
        sample,
        code(field),
        protectedBy.join(', '),
        survivors.join(', '),
      ]),
    ),
  ];
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [`### ${title}`, '', row(...heads), row(...heads.map(() => '---')), ...rows.map((each) => row(...each)), ''];
}

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const code = (text: string): string => `\`${text}\``;
