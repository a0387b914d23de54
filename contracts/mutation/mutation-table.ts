import type { FieldReport, MutationReport } from './mutation-report.ts';

/** The report for people: what nobody protects first, then what is protected in part. */
export function mutationTable({ score, mutants, killed, samples }: MutationReport): string {
  if (score === undefined) return 'Nothing was mutated: there were no samples.\n';
  const lines = [
    `${percent(score)} of ${mutants} mutants are noticed by a contract (${mutants - killed} survive).`,
    '',
  ];
  for (const { sample, consumers, fields, silent, ...counts } of samples) {
    const by = consumers.length > 0 ? `contracts of ${consumers.join(', ')}` : 'no contract';
    lines.push(`${sample}: ${counts.killed}/${counts.mutants}, ${by}`);
    const rows = fields
      .filter(({ survivors }) => survivors.length > 0)
      .toSorted(worstFirst)
      .map(row);
    const width = Math.max(0, ...rows.map(([field]) => field.length));
    lines.push(...rows.map(([field, said]) => `  ${field.padEnd(width)}  ${said}`));
    lines.push(...silent.map((interaction) => `  (not heard: ${interaction})`), '');
  }
  return lines.join('\n');
}

const worstFirst = (one: FieldReport, other: FieldReport): number =>
  Number(one.killed.length > 0) - Number(other.killed.length > 0);

const row = ({ field, killed, survivors, protectedBy }: FieldReport): readonly [string, string] =>
  killed.length === 0
    ? [field, 'nobody protects it']
    : [field, `${protectedBy.join(', ')} would not notice: ${survivors.join(', ')}`];

/** Downwards: 99.9 % is not all. */
const percent = (part: number): string => `${Math.floor(part * 1_000) / 10} %`;
