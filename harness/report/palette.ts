import pc from 'picocolors';
import type { CheckResult } from '../check/index.ts';

type Kind = CheckResult['verdict'];

export interface Palette {
  /** ✓ ✗ ? – in the colour of the outcome. */
  mark(kind: Kind): string;
  tone(kind: Kind, text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const marks = { pass: '✓', fail: '✗', inconclusive: '?', skipped: '–' } as const;

export function createPalette(color: boolean): Palette {
  const colors = pc.createColors(color);
  const tones = { pass: colors.green, fail: colors.red, inconclusive: colors.yellow, skipped: colors.dim };
  return {
    mark: (kind) => tones[kind](marks[kind]),
    tone: (kind, text) => tones[kind](text),
    bold: colors.bold,
    dim: colors.dim,
  };
}
