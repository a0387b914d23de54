import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { BrokerContext, BrokerSettings } from '../../context.ts';
import { Database } from '../../database/index.ts';
import { type BrokerEvent, BrokerEvents } from '../../events.ts';
import { type Route, serve } from '../../http/index.ts';
import {
  addTag,
  addToBranch,
  findOrCreatePacticipant,
  findOrCreateVersion,
  type Version,
} from '../../pacticipants/index.ts';
import type { PactContent } from '../pact-content.ts';
import { publishContracts } from '../publish-contracts.ts';
import type { PublishedPact } from '../published-pact.ts';
import { pactOf } from './pact-of.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; a text when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly body: any;
}

export interface TestBroker extends AsyncDisposable {
  readonly context: BrokerContext;
  readonly database: Database;
  readonly url: string;
  /** What was told so far. */
  readonly told: readonly BrokerEvent[];
  /** Moves the clock. */
  pass(milliseconds: number): void;
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** A pact with one interaction for each description. */
  publish(options: {
    readonly consumer?: string;
    readonly provider?: string;
    readonly version: string;
    readonly branch?: string;
    readonly tags?: readonly string[];
    readonly interactions?: readonly string[];
    readonly content?: PactContent;
  }): PublishedPact;
  /** A version, on a branch or tagged; made when it is not there. */
  version(
    pacticipant: string,
    number: string,
    where?: { readonly branch?: string; readonly tags?: readonly string[] },
  ): Version;
}

export async function brokerOf(
  routes: (context: BrokerContext) => Route[],
  settings: BrokerSettings = { allowDangerousContractModification: false },
): Promise<TestBroker> {
  let now = Date.parse('2026-01-01T00:00:00.000Z');
  const database = new Database(':memory:');
  const told: BrokerEvent[] = [];
  const events = new BrokerEvents();
  events.listen((event) => void told.push(event));
  const clock = { now: () => now, sleep: () => Promise.reject(new Error('a test does not sleep')) };
  const context: BrokerContext = { database, clock, uuid: randomUUID, events, settings };
  const unexpected: unknown[] = [];
  const server = serve({
    routes: routes(context),
    access: { credentials: [], publicRead: false },
    baseUrl: undefined,
    bodyLimit: 10_000_000,
    limitRate: () => {},
    onError: (error) => void unexpected.push(error),
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const version: TestBroker['version'] = (pacticipant, number, { branch, tags = [] } = {}) => {
    const found = findOrCreateVersion(context, findOrCreatePacticipant(context, pacticipant), number);
    if (branch !== undefined) addToBranch(context, found, branch);
    for (const tag of tags) addTag(context, found, tag);
    return found;
  };
  return {
    context,
    database,
    url,
    told,
    version,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    publish: ({ consumer = 'Foo', provider = 'Bar', version: number, branch, tags, interactions = ['a'], content }) => {
      const { pacts } = publishContracts(context, {
        pacticipantName: consumer,
        pacticipantVersionNumber: number,
        branch,
        tags,
        contracts: [
          {
            providerName: provider,
            content: content ?? pactOf(consumer, provider, ...interactions),
            onConflict: 'overwrite',
          },
        ],
      });
      const [published] = pacts;
      if (!published) throw new Error('nothing was published');
      return published.pact;
    },
    ask: async (method, path, body) => {
      const response = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      if (unexpected.length > 0) throw unexpected[0];
      const text = await response.text();
      const json = (response.headers.get('content-type') ?? '').includes('json');
      return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      database[Symbol.dispose]();
    },
  };
}
