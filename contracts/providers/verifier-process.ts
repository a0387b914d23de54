import { Verifier } from '@pact-foundation/pact';
import type { Answer, Ask, Verified, VerifyTask } from './protocol.ts';

/*
 * Pact's verifier in a process of its own: it prints to the real standard output from native code, and a crash in there
 * must not take the run with it. Provider states and messages are asked of the parent, which holds the system.
 */
const waiting = new Map<number, (answer: Answer) => void>();
let asked = 0;

process.on('message', (message: VerifyTask | Answer) => {
  if ('pactFile' in message) void verify(message);
  else waiting.get(message.id)?.(message);
});

type Question = Ask extends infer Each ? (Each extends Ask ? Omit<Each, 'id'> : never) : never;

function ask(question: Question): Promise<unknown> {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, ({ value, error }) => {
      waiting.delete(id);
      if (error === undefined) resolve(value);
      else reject(new Error(error));
    });
    process.send?.({ id, ...question });
  });
}

async function verify({ provider, baseUrl, pactFile, states, messages }: VerifyTask): Promise<void> {
  const state = (name: string, action: 'setup' | 'teardown') => async (params: unknown) =>
    (await ask({ kind: 'state', name, action, params: (params ?? {}) as Record<string, unknown> })) as Record<
      string,
      string
    >;
  const message = (description: string) => async () => {
    const { content, metadata } = (await ask({ kind: 'message', description })) as {
      content: unknown;
      metadata: Record<string, string>;
    };
    return { __pactMessageMetadata: { contentType: 'application/json', ...metadata }, message: content };
  };
  const verifier = new Verifier({
    provider,
    providerBaseUrl: baseUrl,
    pactUrls: [pactFile],
    failIfNoPactsFound: true,
    providerStatesSetupTeardown: true,
    logLevel: 'error',
    stateHandlers: Object.fromEntries(
      states.map((name) => [name, { setup: state(name, 'setup'), teardown: state(name, 'teardown') }]),
    ),
    messageProviders: Object.fromEntries(messages.map((description) => [description, message(description)])),
    // What verification creates is marked, like all traffic that no user made.
    requestFilter: (request, _response, next) => {
      request.headers.baggage ??= 'synthetic=true';
      next();
    },
  });
  // Resolved or rejected, the text is the verifier's own JSON; it alone says what happened to each interaction.
  const said: Verified = await verifier.verifyProvider().then(
    (json) => ({ json: String(json) }),
    (error: Error) => (error.message.startsWith('{') ? { json: error.message } : { crash: error.message }),
  );
  process.send?.(said, () => process.disconnect());
}
