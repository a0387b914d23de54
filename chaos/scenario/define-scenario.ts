import { z } from 'zod';
import { planNames } from '../../harness/check/index.ts';
import { UsageError } from '../../harness/errors.ts';
import type { HttpJourney, Invariant } from '../../synthetic/index.ts';
import type { Fault } from '../faults/index.ts';
import type { Probe } from '../steady-state/index.ts';
import type { Scenario } from './scenario.ts';

const ms = z.number().positive();
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in kebab-case');
const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const probes = z
  .array(z.custom<Probe>((value) => typeof fields(value).read === 'function', 'must be a probe'))
  .readonly();
const fault = z.custom<Fault>(
  (value) => typeof fields(value).prepare === 'function',
  'must be a fault, such as cut("order→payment")',
);
const journey = z.custom<HttpJourney>(
  (value) => fields(value).session === 'http' && typeof fields(value).run === 'function',
  'must be a journey over HTTP, made by defineJourney',
);
const invariant = z.custom<Invariant>(
  (value) => typeof fields(value).check === 'function',
  'must be an invariant, made by defineInvariant',
);

export const scenarioSchema = z
  .strictObject({
    id: kebab,
    title: z.string().min(1),
    workload: z.array(z.strictObject({ journey, perSecond: z.number().positive().max(100) })).min(1),
    steadyState: probes.optional(),
    faults: z
      .array(
        z
          .strictObject({ fault, atMs: z.number().nonnegative().optional(), forMs: ms.optional() })
          .refine(
            (timed) => timed.forMs !== undefined || fields(timed.fault).momentary === true,
            'needs forMs, the length of the fault in ms',
          ),
      )
      .min(1, 'a scenario without a fault proves nothing'),
    during: z
      .strictObject({
        unaffected: z.array(z.string()).optional(),
        unaffectedWithinMs: ms.optional(),
        delayed: z.array(z.string()).optional(),
        callsEndWithin: z.array(z.strictObject({ edge: z.string(), ms })).optional(),
        failedCallsPerTrace: z
          .array(z.strictObject({ edge: z.string(), atMost: z.number().int().nonnegative() }))
          .optional(),
        callsPerSecond: z
          .array(z.strictObject({ edge: z.string(), atMost: z.number().positive(), afterMs: ms.optional() }))
          .optional(),
        notReadyWithinMs: z.union([ms, z.literal(false)]).optional(),
        endsWithinMs: ms.optional(),
        probes: probes.optional(),
      })
      .optional(),
    after: probes.optional(),
    recoverWithinMs: ms.optional(),
    restWithinMs: ms.optional(),
    invariants: z.array(invariant).optional(),
    beforeMs: ms.optional(),
    plans: z.array(z.enum(planNames)).min(1).optional(),
  })
  .superRefine(({ workload, during = {} }, context) => {
    const journeys = workload.map((part) => part.journey.id);
    for (const key of ['unaffected', 'delayed'] as const) {
      during[key]?.forEach((what, at) => {
        const [id = ''] = what.split('/', 1);
        if (journeys.includes(id)) return;
        const message = `${what} names no journey of the workload; there are ${journeys.join(', ')}`;
        context.addIssue({ code: 'custom', path: ['during', key, at], message });
      });
    }
  });

/**
 * Declares a scenario.
 *
 * @throws UsageError SD_SCENARIO_INVALID with every path and what is wrong there
 * @example
 * defineScenario({
 *   id: 'payment-slow',
 *   title: 'A slow payment provider delays orders, and nothing else',
 *   workload: [{ journey: buy, perSecond: 2 }, { journey: browse, perSecond: 3 }],
 *   faults: [{ fault: latency('payment→psp', { ms: 4_000 }), forMs: 5_000 }],
 *   during: { unaffected: ['browse'], delayed: ['buy'] },
 * });
 */
export function defineScenario(scenario: Scenario): Scenario {
  const checked = scenarioSchema.safeParse(scenario);
  if (checked.success) return scenario;
  const problems = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'scenario'}: ${message}`);
  throw new UsageError(
    'SD_SCENARIO_INVALID',
    `The scenario ${String(fields(scenario).id)} is wrong:\n  ${problems.join('\n  ')}`,
    {
      details: { scenario: fields(scenario).id, problems },
    },
  );
}
