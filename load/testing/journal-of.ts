import type { JournalLine } from '../k6/journal.ts';
import { type LoadRun, loadRun } from '../load-run.ts';
import { defineProfile, type ProfileOptions } from '../profile.ts';

const startMs = Date.UTC(2026, 0, 1);

export interface UserOfTest {
  /** Of its one request, `GET /items` in the step "look"; default 10. */
  readonly ms?: number;
  readonly failure?: string;
  readonly outcome?: 'completed' | 'failed' | 'broken' | 'cut off';
  readonly traceId?: string;
}

export interface RunOfTest {
  /** Planned; as many users as there are in `users` came, evenly spread over the 10 s. */
  readonly ratePerSecond: number;
  readonly places?: number;
  readonly users: readonly UserOfTest[];
  readonly profile?: Partial<ProfileOptions>;
  /** What k6 counted; default as noted. */
  readonly counted?: number;
  readonly ending?: LoadRun['ending'];
}

/** A run of 10 s as k6 would have left it, without k6. */
export function runOf({
  ratePerSecond,
  places = 10,
  users,
  profile,
  counted,
  ending = { complete: true },
}: RunOfTest): LoadRun {
  const journal = users.flatMap((user, iteration) =>
    linesOf(user, iteration, startMs + (iteration * 10_000) / users.length),
  );
  const requests = counted ?? journal.filter(({ note }) => note === 'request').length;
  return loadRun(
    defineProfile({
      ...{ id: 'test', title: 'A test', journeys: [{ journey: 'visit.ts', ratePerSecond }], warmUpS: 0, durationS: 10 },
      ...profile,
    }),
    [{ id: 'visit', ratePerSecond, users: places }],
    { ending, journal, summary: { requests, iterations: users.length, dropped: 0 } },
  );
}

function linesOf(
  { ms = 10, failure, outcome, traceId = '' }: UserOfTest,
  iteration: number,
  at: number,
): JournalLine[] {
  const line = { at, journey: 'visit', iteration, judged: true };
  const how = outcome ?? (failure === undefined ? 'completed' : 'failed');
  const why = how === 'completed' ? {} : { step: 'look', message: failure ?? 'it broke', traceId };
  const failed = failure === undefined ? { status: 200 } : { status: 500, failure };
  const request = {
    ...line,
    note: 'request',
    route: 'GET /items',
    step: 'look',
    ms,
    traceId,
    traced: true,
    ...failed,
  } as const;
  return [
    { ...line, note: 'start' },
    request,
    { ...line, note: 'step', step: 'look', ms, ok: failure === undefined },
    ...(how === 'cut off' ? [] : [{ ...line, note: 'end', ms, outcome: how, ...why } as const]),
  ];
}

/** `count` users that all go alike. */
export const alike = (count: number, user: UserOfTest = {}): UserOfTest[] => Array.from({ length: count }, () => user);
