import { relative, resolve } from 'node:path';
import { exitCodes, UsageError } from '../../harness/errors.ts';
import { createConsole } from '../../harness/report/index.ts';
import { loadConfig } from '../config/index.ts';
import { onInterrupt } from '../run/interrupts.ts';
import { drawSeed } from '../run/seed.ts';
import { withSystem } from '../run/with-system.ts';

/** Records the journeys' traffic and writes the baseline that the gate will hold builds to. */
export async function generate(options: {
  readonly config?: string;
  readonly out?: string;
  readonly seed?: number;
}): Promise<void> {
  using interrupts = onInterrupt();
  const loaded = await loadConfig(options.config, process.cwd());
  const { generators } = loaded.config;
  if (!generators?.baseline) {
    throw new UsageError(
      'SD_NO_BASELINE',
      'the config has no `generators.baseline`: name the folder that the tests go to',
      {
        details: { path: 'generators.baseline' },
      },
    );
  }
  const into = resolve(loaded.root, generators.baseline);
  const console = createConsole({ stream: process.stdout });
  try {
    const generated = await withSystem(
      {
        loaded,
        out: options.out,
        seed: options.seed ?? drawSeed(),
        plan: 'pr',
        console,
        controller: interrupts.controller,
      },
      async (context) => {
        const { generateTests } = await import('../../generators/index.ts');
        return await generateTests(context, {
          journeys: generators.journeys,
          into,
          recordingsDir: resolve(context.runDir, 'recordings'),
        });
      },
    );
    for (const { file, steps, assertions, refusals, records } of generated) {
      console.note(
        `${relative(process.cwd(), file)}: ${steps} requests, ${assertions} assertions, ${refusals} refusals; ${records} Kafka records beside it`,
      );
    }
  } finally {
    console.close();
  }
  process.exitCode = exitCodes.pass;
}
