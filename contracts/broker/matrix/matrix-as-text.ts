import type { Matrix } from './matrix-of.ts';

const columns = ['CONSUMER', 'C_VERSION', 'REVISION', 'PROVIDER', 'P_VERSION', 'NUMBER', 'SUCCESS'];

/** The matrix as a table of text, for a terminal; upstream: api/decorators/matrix_text_decorator.rb. */
export function matrixAsText({ summary, rows }: Matrix): string {
  const cells = rows.map(({ consumer, provider, pact, verdict }) =>
    [
      consumer.name,
      consumer.version.number,
      pact.revision,
      provider.name,
      provider.version?.number,
      verdict?.number,
      verdict?.success,
    ].map((cell) => `${cell ?? ''}`),
  );
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (row: readonly string[]) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ');
  const rule = widths
    .map((width, index) => '-'.repeat(width + (index === 0 || index === widths.length - 1 ? 1 : 2)))
    .join('|');
  const table = rows.length > 0 ? [line(columns), rule, ...cells.map(line)].join('\n') : 'No data.';
  return `${table}\n\nDeployable: ${summary.deployable ?? 'nil'}\nReason: ${summary.reason}\n`;
}
