import type { Options } from 'k6/options';
import type { Profile } from '../profile.ts';
import type { RuntimeOptions } from './runtime.ts';

/** Requests in flight when the load ends may still be answered; a little more than a journey's default timeout. */
const gracefulStopS = 12;

export interface ScriptJourney {
  /** Absolute path of its file. */
  readonly file: string;
  readonly ratePerSecond: number;
  /** Most that may be under way at once. */
  readonly users: number;
  readonly runtime: RuntimeOptions;
}

/** The source of the script that k6 runs, before bundling: a scenario per journey, and a summary that we can read. */
export function scriptSource(profile: Profile, journeys: readonly ScriptJourney[], runtimeFile: string): string {
  const name = (index: number) => `journey${index}`;
  const options = k6Options(profile, Object.fromEntries(journeys.map((journey, index) => [name(index), journey])));
  return [
    `import { runInK6 } from ${JSON.stringify(runtimeFile)};`,
    ...journeys.map(({ file }, index) => `import ${name(index)}_ from ${JSON.stringify(file)};`),
    `export const options = ${JSON.stringify(options, null, 2)};`,
    ...journeys.map(
      ({ runtime }, index) =>
        `export const ${name(index)} = () => runInK6(${name(index)}_, ${JSON.stringify(runtime)});`,
    ),
    'export const handleSummary = (data) => ({ [__ENV.SHAKEDOWN_SUMMARY]: JSON.stringify(data, null, 2) });',
  ].join('\n');
}

function k6Options({ warmUpS, durationS }: Profile, journeys: Readonly<Record<string, ScriptJourney>>): Options {
  const scenarios = Object.entries(journeys).map(([exec, { ratePerSecond, users }]) => [
    exec,
    {
      executor: 'constant-arrival-rate',
      exec,
      // k6 takes whole numbers only: 2.5 a second are 2500 in 1000 s, evenly spread all the same.
      rate: Math.round(ratePerSecond * 1_000),
      timeUnit: '1000s',
      duration: `${warmUpS + durationS}s`,
      preAllocatedVUs: users,
      maxVUs: users,
      gracefulStop: `${gracefulStopS}s`,
    },
  ]);
  return {
    scenarios: Object.fromEntries(scenarios),
    // The journal says which request was which: without tags k6 keeps one series per metric.
    systemTags: [],
    summaryTrendStats: ['min', 'avg', 'med', 'p(95)', 'p(99)', 'max', 'count'],
    userAgent: 'shakedown',
  } as Options;
}

/** How long k6 may take at most, in ms: what was asked for, the rest of the last journeys, and its own start and end. */
export const k6TimeLimitMs = ({ warmUpS, durationS }: Profile): number =>
  (warmUpS + durationS + gracefulStopS + 30) * 1_000;

/** The places of a profile, shared out among its journeys by their rates; each gets one at least. */
export function usersOf({ journeys, maxUsers }: Profile): number[] {
  const total = journeys.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  return journeys.map(({ ratePerSecond }) => Math.max(1, Math.ceil((maxUsers * ratePerSecond) / total)));
}
