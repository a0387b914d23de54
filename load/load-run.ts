import type { EndLine, JournalLine, RequestLine, StepLine } from './k6/journal.ts';
import type { K6Ending } from './k6/k6-ending.ts';
import type { K6Summary } from './k6/summary.ts';
import type { Profile } from './profile.ts';

/** One run of a profile, as it is judged: the part after the warm-up, unless it says otherwise. */
export interface LoadRun {
  readonly profile: Profile;
  readonly ending: K6Ending;
  readonly requests: readonly RequestLine[];
  readonly steps: readonly StepLine[];
  /** How each user left that did not have to be cut off. */
  readonly ends: readonly EndLine[];
  /** One per journey, in the profile's order. */
  readonly arrivals: readonly Arrivals[];
  /** Requests of the whole run that k6 counted and the journal does not have, less those that were cut off. */
  readonly lost: number;
  /** Milliseconds since the epoch. */
  readonly window: { readonly fromMs: number; readonly toMs: number };
  /** Warm-up included. */
  readonly allRequests: readonly RequestLine[];
  /** What the system has acknowledged to its users, warm-up included. */
  readonly acknowledged: readonly { readonly kind: string; readonly id: string; readonly at: number }[];
}

/** How many users of a journey came. */
export interface Arrivals {
  readonly journey: string;
  readonly planned: number;
  readonly came: number;
  /** Still under way when k6 had waited long enough. */
  readonly cutOff: number;
  /** Share of the users' time in which they were under way, 1 when none was ever free. */
  readonly busy: number;
  /** Most that may be under way at once. */
  readonly users: number;
}

export interface ScheduledJourney {
  readonly id: string;
  readonly ratePerSecond: number;
  readonly users: number;
}

/** Makes a run of what k6 left behind. */
export function loadRun(
  profile: Profile,
  scheduled: readonly ScheduledJourney[],
  {
    ending,
    journal,
    summary,
  }: { readonly ending: K6Ending; readonly journal: readonly JournalLine[]; readonly summary: K6Summary | undefined },
): LoadRun {
  const all = notes(journal);
  const { request, step, start, end } = notes(journal.filter(({ judged }) => judged));
  const fromMs = Math.min(...start.map(({ at }) => at), ...(start.length === 0 ? [0] : []));
  const toMs = fromMs + profile.durationS * 1_000;
  const arrivals = scheduled.map(({ id, ratePerSecond, users }): Arrivals => {
    const mine = <T extends JournalLine>(lines: readonly T[]) => lines.filter(({ journey }) => journey === id);
    const came = mine(start).length;
    const under = stays(mine(all.start), mine(all.end), toMs).map(([from, to]) =>
      Math.max(0, Math.min(to, toMs) - Math.max(from, fromMs)),
    );
    const busy = under.reduce((sum, ms) => sum + ms, 0) / (users * (toMs - fromMs));
    return {
      journey: id,
      planned: ratePerSecond * profile.durationS,
      came,
      cutOff: came - mine(end).length,
      busy,
      users,
    };
  });
  const cutOff = all.start.length - all.end.length;
  return {
    profile,
    ending,
    requests: request,
    steps: step,
    ends: end,
    arrivals,
    lost: Math.max(0, (summary?.requests ?? 0) - all.request.length - cutOff),
    window: { fromMs, toMs },
    allRequests: all.request,
    acknowledged: all.acknowledged,
  };
}

type Notes = { readonly [Note in JournalLine['note']]: readonly Extract<JournalLine, { note: Note }>[] };

function notes(journal: readonly JournalLine[]): Notes {
  const of = <Note extends JournalLine['note']>(note: Note) =>
    journal.filter((line): line is Extract<JournalLine, { note: Note }> => line.note === note);
  return {
    request: of('request'),
    step: of('step'),
    start: of('start'),
    end: of('end'),
    acknowledged: of('acknowledged'),
  };
}

/** From when to when each user was under way; one that was cut off, until `lastMs` at least. */
function stays(starts: readonly JournalLine[], ends: readonly EndLine[], lastMs: number): [number, number][] {
  const left = new Map(ends.map(({ iteration, at, ms }) => [iteration, at + ms]));
  return starts.map(({ at, iteration }) => [at, left.get(iteration) ?? Math.max(at, lastMs)]);
}
