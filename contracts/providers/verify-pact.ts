import { fork } from 'node:child_process';
import { messageOf } from '../../harness/errors.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { MessageHandler, ProviderContract } from '../options.ts';
import type { Pact } from '../pact-file.ts';
import type { Answer, Ask, InteractionResult, Verified, VerifyTask } from './protocol.ts';

export interface Verification {
  readonly results: readonly InteractionResult[];
  /** Handlers that threw, messages without a body: Pact itself may let them pass. */
  readonly brokenHandlers: readonly string[];
  /** Why there is no result at all. */
  readonly crash: string | undefined;
  readonly log: string;
}

/** Verifies one pact against the running provider, its states and messages made by `contract`. */
export async function verifyPact(options: {
  readonly pact: Pact;
  readonly contract: ProviderContract;
  readonly system: RunningSystem;
  readonly signal: AbortSignal;
}): Promise<Verification> {
  const { pact, contract, system, signal } = options;
  const brokenHandlers: string[] = [];
  const task: VerifyTask = {
    provider: pact.provider,
    baseUrl: system.direct(pact.provider).href.replace(/\/$/, ''),
    pactFile: pact.file,
    states: Object.keys(contract.states ?? {}),
    messages: Object.keys(contract.messages ?? {}),
  };
  const answer = async (ask: Ask): Promise<Answer> => {
    try {
      const value =
        ask.kind === 'message'
          ? await message(contract.messages?.[ask.description])
          : await state(contract, ask, system, signal);
      return { id: ask.id, value: value ?? {} };
    } catch (thrown) {
      const what = ask.kind === 'message' ? `message "${ask.description}"` : `state "${ask.name}" (${ask.action})`;
      brokenHandlers.push(`${what}: ${messageOf(thrown)}`);
      return { id: ask.id, error: messageOf(thrown) };
    }
  };
  const { said, log } = await converse(task, answer, signal);
  if (said === undefined || 'crash' in said)
    return { results: [], brokenHandlers, crash: said?.crash ?? 'the verifier died', log };
  const { interactionResults = [] } = JSON.parse(said.json) as { interactionResults?: InteractionResult[] };
  return { results: interactionResults, brokenHandlers, crash: undefined, log };
}

async function message(handler: MessageHandler | undefined): Promise<unknown> {
  const made = await handler?.();
  // A null body is a tombstone to Pact and matches anything.
  if (made?.content === undefined || made.content === null) throw new Error('gave no content');
  return { content: made.content, metadata: made.metadata ?? {} };
}

async function state(
  contract: ProviderContract,
  ask: Extract<Ask, { kind: 'state' }>,
  system: RunningSystem,
  signal: AbortSignal,
): Promise<unknown> {
  return await contract.states?.[ask.name]?.[ask.action]?.({ system, params: ask.params, signal });
}

function converse(
  task: VerifyTask,
  answer: (ask: Ask) => Promise<Answer>,
  signal: AbortSignal,
): Promise<{ readonly said: Verified | undefined; readonly log: string }> {
  const script = new URL(
    import.meta.url.endsWith('.ts') ? './verifier-process.ts' : './verifier-process.js',
    import.meta.url,
  );
  return new Promise((resolve, reject) => {
    const child = fork(script, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      signal,
      env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
    });
    let log = '';
    let said: Verified | undefined;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += String(chunk)));
    child.on('message', async (message: Ask | Verified) => {
      if ('json' in message || 'crash' in message) said = message;
      else {
        const given = await answer(message);
        if (child.connected) child.send(given);
      }
    });
    child.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    child.on('close', () => resolve({ said, log }));
    child.send(task);
  });
}
