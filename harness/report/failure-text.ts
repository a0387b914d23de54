import type { CheckResult } from '../check/index.ts';
import type { Palette } from './palette.ts';
import { plainText } from './plain-text.ts';

const longestExcerpt = 6;

/** What a terminal shows of a check that did not pass: why, the first lines of its evidence, and how to repeat it. */
export function failureText(check: CheckResult, palette: Palette): string {
  const excerpts = check.evidence.flatMap((each) => {
    if ('path' in each) return [`${each.title}: ${each.path}`];
    const lines = plainText(each.text).trimEnd().split('\n');
    const left = lines.length - longestExcerpt;
    return [
      `${each.title}:`,
      ...lines.slice(0, longestExcerpt).map((line) => `  ${line}`),
      ...(left > 0 ? [`  … ${left} more lines`] : []),
    ];
  });
  return [
    `${palette.mark(check.verdict)} ${palette.bold(check.id)}  ${plainText(check.title)}`,
    ...plainText(check.reason)
      .split('\n')
      .map((line) => `  ${palette.tone(check.verdict, line)}`),
    ...excerpts.map((line) => palette.dim(`  ${line}`)),
    `  repeat: ${check.repeat}`,
  ].join('\n');
}
