import type { Outcome } from '../../harness/check/index.ts';

/** Something that must hold and does not. */
export interface Violation {
  readonly says: string;
  readonly traceId?: string;
  /** It hangs on how long something took, so a machine that is too busy is an excuse. */
  readonly timed: boolean;
}

/** What a scenario found; all of it, so that the first finding hides no other. */
export interface Findings {
  /** Something that must hold does not, however slow the machine. */
  violation(says: string, traceId?: string): void;
  /** Something was too slow, or failed as what is too slow does. */
  late(says: string, traceId?: string): void;
  /** Something could not be told. */
  doubt(says: string): void;
  /** Once all is found: on a machine that was too busy, what was late could be its doing. */
  excuse(overloaded: string | undefined): void;
  readonly violations: readonly Violation[];
  readonly doubts: readonly string[];
  /** A violation weighs more than a doubt; `summary` is the reason of a pass. */
  outcome(summary: string): Outcome;
}

/** More than this make a reason unreadable; the whole list is evidence. */
const shown = 8;

export function createFindings(): Findings {
  let violations: Violation[] = [];
  const doubts: string[] = [];
  const add = (timed: boolean) => (says: string, traceId?: string) => {
    if (violations.some((known) => known.says === says)) return;
    violations.push({ says, timed, ...(traceId ? { traceId } : {}) });
  };
  const doubt = (says: string) => {
    if (!doubts.includes(says)) doubts.push(says);
  };
  return {
    violation: add(false),
    late: add(true),
    doubt,
    excuse: (overloaded) => {
      if (overloaded === undefined) return;
      for (const { says } of violations.filter(({ timed }) => timed)) doubt(`${says} (${overloaded})`);
      violations = violations.filter(({ timed }) => !timed);
    },
    get violations() {
      return violations;
    },
    doubts,
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
