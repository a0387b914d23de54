import { expect, test } from 'vitest';
import { UsageError } from '../harness/errors.ts';
import { loadSuite } from './load-suite.ts';
import { defineProfile, type ProfileOptions } from './profile.ts';

const five: ProfileOptions = {
  id: 'browsing',
  title: 'Ten visitors a second browse',
  journeys: [{ journey: 'journeys/browse.ts', ratePerSecond: 10 }],
  durationS: 10,
};

test('five lines are a profile', () => {
  expect(defineProfile(five)).toMatchObject({ warmUpS: 3, deliveredRate: 0.95, work: { selfMs: 25 } });
});

test.for([
  [{ ...five, id: 'Not Kebab' }, 'id: expected kebab-case'],
  [{ ...five, duration: 10 }, 'Unrecognized key: "duration"'],
  [{ ...five, journeys: [] }, 'journeys: '],
  [{ ...five, thresholds: { look: { p95: 3 } } }, 'thresholds.look'],
  [{ ...five, thresholds: { look: {} } }, 'thresholds.look: expected at least one'],
  [{ ...five, deliveredRate: 95 }, 'deliveredRate: '],
] as [ProfileOptions, string][])('what is wrong is named by its path (%#)', ([options, said]) => {
  expect(() => defineProfile(options)).toThrow(UsageError);
  expect(() => defineProfile(options)).toThrow(said);
});

test('the suite refuses no profiles, two of one id, and options it does not know', () => {
  const profile = defineProfile(five);
  expect(() => loadSuite({ profiles: [] })).toThrow('load.profiles: ');
  expect(() => loadSuite({ profiles: [profile, profile] })).toThrow('two profiles or crowds have the id "browsing"');
  expect(() => loadSuite({ profiles: [profile], extra: 1 } as never)).toThrow('Unrecognized key: "extra"');
});
