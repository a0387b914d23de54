import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunContext } from '../harness/check/index.ts';
import { UsageError } from '../harness/errors.ts';
import { type HttpJourney, loadJourneys } from '../synthetic/index.ts';
import { toHar } from './capture/har.ts';
import { recordJourney } from './capture/record-journey.ts';
import type { Recording } from './capture/recording.ts';
import { recordTopics } from './capture/topic-recorder.ts';
import { emitJourney } from './emit/emit-journey.ts';
import { supportFile } from './emit/support.ts';
import { inferSteps } from './infer/infer-steps.ts';
import { stablePart } from './infer/stable-part.ts';
import type { Step } from './infer/step.ts';
import { fill } from './infer/template.ts';
import { probeRefusals } from './refusals/probe.ts';
import { replaySteps } from './replay/replay-steps.ts';

export interface Generated {
  readonly journey: string;
  readonly title: string;
  /** Absolute path of the test file. */
  readonly file: string;
  readonly steps: number;
  /** Assertions, each of which was shown to fail on a mutated answer. */
  readonly assertions: number;
  readonly refusals: number;
  readonly records: number;
}

/**
 * Records each journey twice, infers what must hold, and writes a vitest file for it to `into`; the recordings go to
 * `recordingsDir`.
 *
 * @throws RecordingFailed, RecordingsDiffer; UsageError SD_JOURNEY_NOT_HTTP for a browser's journey.
 */
export async function generate(
  context: RunContext,
  {
    journeys,
    into,
    recordingsDir,
  }: { readonly journeys: readonly string[]; readonly into: string; readonly recordingsDir: string },
): Promise<Generated[]> {
  mkdirSync(into, { recursive: true });
  mkdirSync(recordingsDir, { recursive: true });
  await using topics = await recordTopics(context.system, context.run.id);
  const generated: Generated[] = [];
  for (const { file, journey } of await loadJourneys(context.root, journeys)) {
    if (journey.session !== 'http') {
      throw new UsageError(
        'SD_JOURNEY_NOT_HTTP',
        `generators.journeys: ${file} runs in a browser; tests are generated from HTTP journeys`,
        {
          details: { path: file },
        },
      );
    }
    context.progress(`recording ${journey.id}`);
    const recordings: [Recording, Recording] = [
      await recordJourney(journey, context, topics),
      await recordJourney(journey, context, topics),
    ];
    for (const [index, recording] of recordings.entries()) {
      writeFileSync(
        join(recordingsDir, `${journey.id}-${index + 1}.har`),
        `${JSON.stringify(toHar(recording), null, 1)}\n`,
      );
    }
    context.progress(`inferring ${journey.id}`);
    generated.push(await generateJourney(journey, recordings, context, into));
  }
  writeFileSync(join(into, 'support.ts'), supportFile);
  return generated;
}

async function generateJourney(
  journey: HttpJourney,
  [first, second]: [Recording, Recording],
  context: RunContext,
  into: string,
): Promise<Generated> {
  const { system, clock, signal } = context;
  const options = { baseUrl: system.entry(journey.entry), clock, signal };
  const inferred = inferSteps(first, second);
  const refusals = await probeRefusals(inferred, options);
  // After the probes, which leave the system another than it was when it was recorded.
  const steps = await withoutVolatile(inferred, options);
  const file = join(into, `${journey.id}.test.ts`);
  writeFileSync(file, emitJourney({ id: journey.id, title: journey.title, steps, refusals }));
  return {
    journey: journey.id,
    title: journey.title,
    file,
    steps: steps.length,
    assertions: steps.reduce((sum, { proven }) => sum + proven + 1, 0),
    refusals: refusals.reduce((sum, each) => sum + each.refusals.length, 0),
    records: first.records.length,
  };
}

/** A third look, at the system itself: what two recordings had in common by chance is not asserted. */
async function withoutVolatile(steps: readonly Step[], options: Parameters<typeof replaySteps>[1]): Promise<Step[]> {
  const { answers, bindings } = await replaySteps(steps, options);
  return steps.map((step, index) => ({
    ...step,
    expectation: stablePart(step.expectation, answers[index]?.body, (template) => fill(template, bindings)),
  }));
}
