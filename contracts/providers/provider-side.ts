import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { messageOf } from '../../harness/errors.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { contentTypeOf, type Made, type Message, makeMessage } from '../messages/index.ts';
import type { Interaction, Pact } from '../pact-file.ts';
import { statesByName } from '../states/index.ts';
import type { ProviderContract } from './provider-contract.ts';

/** Where Pact's verifier has states brought about and messages made, while it verifies a pact. */
export interface ProviderSide extends AsyncDisposable {
  readonly port: number;
  readonly statesUrl: string;
  readonly messagesPath: string;
  /** States that could not be brought about or taken away: the verifier goes on after some of them. */
  readonly stateProblems: readonly string[];
  /** Messages by the id of their interaction: what was made, or what kept it from being made. */
  readonly made: ReadonlyMap<string, Made>;
}

export interface ProviderSideOptions {
  readonly pact: Pact;
  readonly contract: ProviderContract;
  readonly system: RunningSystem;
  readonly signal: AbortSignal;
  /** How a message is handed to the verifier, where that differs from how it is sent. */
  readonly asVerified?: (interaction: Interaction, message: Message) => Message;
}

export async function openProviderSide(options: ProviderSideOptions): Promise<ProviderSide> {
  const { pact, contract, system, signal, asVerified = (_, message) => message } = options;
  const states = statesByName(contract.states);
  const stateProblems: string[] = [];
  const made = new Map<string, Made>();

  const bringAbout = async ({ state, action, params }: StateAsk): Promise<unknown> => {
    if (state === '') return {};
    try {
      const handler = states.get(state);
      if (!handler) throw new Error('there is no handler for it');
      return (await handler[action]?.({ system, params: params ?? {}, signal })) ?? {};
    } catch (thrown) {
      stateProblems.push(`state "${state}" (${action}): ${messageOf(thrown)}`);
      throw thrown;
    }
  };
  const make = async (ask: MessageAsk): Promise<Message> => {
    const interaction = pact.interactions.find((each) => isAskedFor(each, ask));
    if (!interaction) throw new Error(`the pact has no message "${ask.description}"`);
    const result = await makeMessage(interaction, contract.messages);
    made.set(interaction.id, result);
    if (!result.message) throw new Error(result.problem);
    return asVerified(interaction, result.message);
  };

  const server = createServer((request, response) => {
    const answer = request.url === '/states' ? answerState(request, response) : answerMessage(request, response);
    answer.catch((thrown) => {
      // Not a 500: the verifier asks those again, for a minute.
      response.statusCode = 422;
      response.end(messageOf(thrown));
    });
  });
  async function answerState(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const values = await bringAbout(JSON.parse(await text(request)) as StateAsk);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(values));
  }
  async function answerMessage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await make(JSON.parse(await text(request)) as MessageAsk);
    const { content, metadata } = given;
    const contentType = contentTypeOf(given);
    const told = Buffer.from(JSON.stringify({ contentType, ...metadata })).toString('base64');
    response.setHeader('pact-message-metadata', told).setHeader('content-type', contentType);
    response.end(content instanceof Uint8Array ? content : JSON.stringify(content));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    statesUrl: `http://127.0.0.1:${port}/states`,
    messagesPath: '/messages',
    stateProblems,
    made,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface StateAsk {
  readonly state: string;
  readonly action: 'setup' | 'teardown';
  readonly params?: Readonly<Record<string, unknown>>;
}
interface MessageAsk {
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string; readonly params?: unknown }[];
}

/** A pact tells its interactions apart by description and states. */
function isAskedFor({ kind, description, states }: Interaction, ask: MessageAsk): boolean {
  const key = (given: readonly { name: string; params?: unknown }[]) =>
    JSON.stringify(given.map(({ name, params }) => [name, params ?? {}]));
  return kind === 'message' && description === ask.description && key(states) === key(ask.providerStates ?? []);
}
