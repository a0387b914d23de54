import { z } from 'zod';
import { evidenceKinds, planNames, suiteNames, type Verdict } from '../check/index.ts';

const whole = z.int().nonnegative();

const evidence = z.union([
  z.strictObject({ kind: z.enum(evidenceKinds), title: z.string(), text: z.string() }),
  z.strictObject({
    kind: z.enum(evidenceKinds),
    title: z.string(),
    path: z.string().describe("A file, relative to the run's folder."),
  }),
]);

const check = z.strictObject({
  id: z.string().describe('The suite, a slash, a name; unique in a run.'),
  title: z.string(),
  suite: z.enum(suiteNames),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'skipped']),
  reason: z.string().describe('Why, naming the service or edge; may be empty for a pass.'),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  evidence: z.array(evidence),
  repeat: z.string().describe('The command that runs just this check again with the same seed.'),
});

const counts = z.strictObject({ pass: whole, fail: whole, inconclusive: whole, skipped: whole });

const environment = z.strictObject({
  system: z.string(),
  driver: z.string(),
  node: z.string(),
  os: z.string(),
  cpus: whole,
  readyAfterMs: z
    .number()
    .optional()
    .describe('Milliseconds from the start of the first part to the last being ready.'),
  memoryBytes: z.number().optional(),
  tools: z.record(z.string(), z.string()).describe('Versions of the tools used.'),
  commit: z.string().optional(),
});

/** Reads `verdict.json`; the one source of docs/reference/verdict.schema.json. */
export const verdictSchema = z
  .strictObject({
    schema: z.literal('https://shakedown.dev/schema/verdict-1.json'),
    run: z.string(),
    plan: z.enum(planNames),
    seed: z.int(),
    startedAt: z.iso.datetime(),
    durationMs: z.number().nonnegative(),
    verdict: z.enum(['pass', 'fail', 'inconclusive']),
    reason: z.string(),
    checks: z.array(check),
    suites: z.partialRecord(z.enum(suiteNames), counts),
    residue: z.array(z.string()).describe('What was left behind after the stop; empty when clean.'),
    environment,
  })
  .describe('The verdict of one run of Shakedown: verdict.json in the folder of the run.');

/** The schema as JSON Schema 2020-12. */
export const verdictJsonSchema = (): object => ({
  $id: 'https://shakedown.dev/schema/verdict-1.json',
  title: 'Verdict',
  ...z.toJSONSchema(verdictSchema, { target: 'draft-2020-12' }),
});

/** Neither may drift from the other: a key that JSON leaves out when undefined is all that may differ. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]-?: Plain<Exclude<T[Key], undefined>> }
    : T;
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
true satisfies Same<Plain<Verdict>, Plain<z.infer<typeof verdictSchema>>>;
