import { z } from 'zod';
import { planNames } from '../harness/check/index.ts';
import { UsageError } from '../harness/errors.ts';

const positive = z.number().positive();
const share = z.number().min(0).max(1);

const threshold = z
  .strictObject({
    /** Half of the samples must be at or below it, in ms. */
    p50Ms: positive.optional(),
    /** 95 of 100 samples must be at or below it, in ms. */
    p95Ms: positive.optional(),
    /** Largest share of requests (or times the step began) that may fail; 0.01 is one in a hundred. */
    errorRate: share.optional(),
  })
  .refine((limits) => Object.keys(limits).length > 0, 'expected at least one of p50Ms, p95Ms, errorRate');

const workBudget = z.strictObject({
  /** Most a service may work itself on a request, in ms; its quickest quarter of requests is judged. */
  selfMs: positive.default(25),
  /** Most times it may repeat one statement, or one call, for one request. */
  repeats: z.number().int().min(1).default(10),
  /** Rows from which on a table must be read by an index, where rows are looked for by a parameter. */
  tableRows: z.number().int().min(1).default(100),
  /** Requests of a route it takes to judge the route. */
  samples: z.number().int().min(1).default(20),
});

const profileSchema = z.strictObject({
  /** Kebab-case: its checks are `load/<id>` and those below it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected kebab-case'),
  /** A sentence that says what holds under this load. */
  title: z.string().min(1),
  /** The workload: users arrive at a steady rate however slow the answers are (an open model). */
  journeys: z
    .array(
      z.strictObject({
        /** File of a journey over HTTP, relative to the config's folder. */
        journey: z.string().min(1),
        /** Users that arrive in a second, each to go through the journey once. */
        ratePerSecond: positive.max(1_000),
      }),
    )
    .min(1),
  /** Load at full rate that is not judged, in seconds. */
  warmUpS: z.number().min(0).max(600).default(3),
  /** Load that is judged, in seconds. */
  durationS: z.number().min(1).max(86_400),
  /** Users under way at once, all journeys together; who finds no place does not come, and counts as not delivered. */
  maxUsers: z.number().int().min(1).max(1_000).default(40),
  /** By step name, or by route: `GET /api/orders/:id`. */
  thresholds: z.record(z.string(), threshold).default({}),
  /** Smallest share of the arrivals that must have taken place. */
  deliveredRate: share.default(0.95),
  /** Largest share of journeys that may fail. */
  errorRate: share.default(0.01),
  /** Fewest samples from which a percentile or an error rate is judged. */
  samples: z.number().int().min(5).default(30),
  /** Share of requests whose trace is asked for. */
  traced: share.default(1),
  /** What one request may cost inside the system, read from its traces; false when that is not to be judged. */
  work: z.union([z.literal(false), workBudget]).default(workBudget.parse({})),
  /** Plans that run it. */
  plans: z
    .array(z.enum(planNames))
    .min(1)
    .default([...planNames]),
});

/** A load: which journeys, how many a second, for how long, and what must hold meanwhile. */
export type ProfileOptions = z.input<typeof profileSchema>;
export type Profile = z.output<typeof profileSchema>;
export type Threshold = z.output<typeof threshold>;
export type WorkBudget = z.output<typeof workBudget>;

/**
 * Declares a load profile.
 *
 * @throws UsageError SD_PROFILE_INVALID with every path and what is wrong there.
 * @example
 * defineProfile({
 *   id: 'browsing',
 *   title: 'Ten visitors a second browse without waiting',
 *   journeys: [{ journey: 'journeys/browse.ts', ratePerSecond: 10 }],
 *   durationS: 10,
 *   thresholds: { 'GET /posts': { p95Ms: 200, errorRate: 0 } },
 * });
 */
export function defineProfile(options: ProfileOptions): Profile {
  const parsed = profileSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'profile'}: ${message}`);
  const named = typeof options?.id === 'string' ? `the load profile "${options.id}"` : 'a load profile';
  throw new UsageError('SD_PROFILE_INVALID', `${named} is wrong:\n  ${problems.join('\n  ')}`, {
    details: { problems },
  });
}
