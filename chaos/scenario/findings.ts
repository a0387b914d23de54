import type { Outcome } from '../../harness/check/index.ts';

/** What a scenario found; all of it, so that the first finding hides no other. */
export interface Findings {
  /** Something that must hold does not. */
  violation(says: string, traceId?: string): void;
  /** Something could not be told. */
  doubt(says: string): void;
  readonly violations: readonly { readonly says: string; readonly traceId?: string }[];
  readonly doubts: readonly string[];
  /** A violation weighs more than a doubt; `summary` is the reason of a pass. */
  outcome(summary: string): Outcome;
}

/** More than this make a reason unreadable; the whole list is evidence. */
const shown = 8;

export function createFindings(): Findings {
  const violations: { readonly says: string; readonly traceId?: string }[] = [];
  const doubts: string[] = [];
  return {
    violations,
    doubts,
    violation: (says, traceId) => {
      if (!violations.some((known) => known.says === says)) violations.push({ says, ...(traceId ? { traceId } : {}) });
    },
    doubt: (says) => {
      if (!doubts.includes(says)) doubts.push(says);
    },
    outcome: (summary) => {
      const all = [...violations.map(({ says }) => says), ...doubts.map((says) => `could not tell: ${says}`)];
      const more = all.length > shown ? `; and ${all.length - shown} more` : '';
      const reason = `${all.slice(0, shown).join('; ')}${more}`;
      if (violations.length > 0) return { verdict: 'fail', reason };
      if (doubts.length > 0) return { verdict: 'inconclusive', reason };
      return { verdict: 'pass', reason: summary };
    },
  };
}
