import { fork } from 'node:child_process';
import { z } from 'zod';
import type { VerifierAnswer, VerifierTask } from './verifier-process.ts';

const mismatch = z.looseObject({
  type: z.string().optional(),
  path: z.string().optional(),
  key: z.string().optional(),
  mismatch: z.string().default('differs'),
});
const interactionResult = z.looseObject({
  interactionId: z.string().nullish(),
  description: z.string(),
  providerStates: z.array(z.string()).default([]),
  result: z.string(),
  mismatch: z.looseObject({ message: z.string().optional(), mismatches: z.array(mismatch).optional() }).nullish(),
});
const said = z.looseObject({ interactionResults: z.array(interactionResult).default([]) });

/** One interaction as Pact's verifier reports it. */
export type InteractionResult = z.output<typeof interactionResult>;
export type Mismatch = z.output<typeof mismatch>;

export interface VerifierRun {
  readonly results: readonly InteractionResult[];
  /** Why there is no result at all. */
  readonly crash: string | undefined;
  /** What it printed. */
  readonly log: string;
}

/** Runs Pact's verifier on one pact file. Nothing in the environment chooses what is verified, or against which broker. */
export async function runVerifier(task: VerifierTask, signal: AbortSignal): Promise<VerifierRun> {
  const { answer, log } = await converse(task, signal);
  if (answer === undefined || 'crash' in answer)
    return { results: [], crash: answer?.crash ?? 'the verifier died', log };
  const read = said.safeParse(JSON.parse(answer.json));
  if (!read.success) return { results: [], crash: `its result is not understood: ${answer.json.slice(0, 200)}`, log };
  return { results: read.data.interactionResults, crash: undefined, log };
}

function converse(
  task: VerifierTask,
  signal: AbortSignal,
): Promise<{ answer: VerifierAnswer | undefined; log: string }> {
  const script = new URL(
    import.meta.url.endsWith('.ts') ? './verifier-process.ts' : './verifier-process.js',
    import.meta.url,
  );
  return new Promise((resolve, reject) => {
    const child = fork(script, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], signal, env: withoutPact(process.env) });
    let log = '';
    let answer: VerifierAnswer | undefined;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += String(chunk)));
    child.on('message', (message: VerifierAnswer) => {
      answer = message;
    });
    child.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    child.on('close', () => resolve({ answer, log }));
    child.send(task);
  });
}

/** `PACT_DESCRIPTION` and its like would leave interactions out, `PACT_BROKER_BASE_URL` would add pacts of others. */
function withoutPact(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('PACT_'));
  return { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true' };
}
