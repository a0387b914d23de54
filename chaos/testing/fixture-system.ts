import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgesOf, type RunningService, type RunningSystem, type SystemDefinition } from '../../harness/system/index.ts';
import type { SpanRecord, SpanStore } from '../../harness/telemetry/index.ts';
import { createProxies, startToxiproxy } from './toxiproxy-process.ts';

export interface FixtureSystem extends RunningSystem {
  /** Ends Toxiproxy and starts it again on its port, with its proxies as new. */
  restartToxiproxy(): Promise<void>;
  /** What the service answers from now on. */
  answer(handler: Handler): void;
  /** What it says when asked whether it is ready. */
  readiness: { ready: boolean; reason: string };
  /** Requests that the service has seen. */
  readonly seen: string[];
  readonly dir: string;
  addSpan(span: Partial<SpanRecord>): void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A service of one small HTTP server behind a real Toxiproxy, on the edge `client→shop`. */
export async function startFixture(extra: Partial<SystemDefinition> = {}): Promise<FixtureSystem> {
  const definition: SystemDefinition = {
    name: 'fixture',
    services: { shop: { command: ['node', 'shop.ts'], ready: '/ready' } },
    entry: { shop: { to: 'shop' } },
    ...extra,
  };
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-chaos-'));
  const seen: string[] = [];
  let handler: Handler = (_request, response) => void response.end('{"ok":true}');
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  const port = await listen(server);
  const edges = edgesOf(definition);
  let toxiproxy = await startToxiproxy(dir);
  const proxies = edges.map(({ proxy }) => ({ name: proxy, listen: '127.0.0.1:0', upstream: `127.0.0.1:${port}` }));
  const made = await createProxies(toxiproxy.url, proxies);
  const entry = new URL(`http://${made.find(({ name }) => name === edges[0]?.proxy)?.listen}`);

  const spans: SpanRecord[] = [];
  const store: SpanStore = {
    all: () => spans,
    trace: (id) => spans.filter(({ traceId }) => traceId === id),
    since: (ms) => spans.filter(({ startMs }) => startMs >= ms),
    get count() {
      return spans.length;
    },
  };
  let running = true;
  const service = (name: string): RunningService => ({
    name,
    definition: definition.services[name] ?? { command: [] },
    pid: undefined,
    logFile: undefined,
    isRunning: () => running,
    kill: async () => {
      running = false;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      running = true;
      return 0;
    },
    ready: async () => (running ? fixture.readiness : { ready: false, reason: 'it does not run' }),
  });
  const services = Object.keys(definition.services).map(service);
  const fixture: FixtureSystem = {
    definition,
    driver: 'embedded',
    edges,
    readyAfterMs: 0,
    spans: store,
    toxiproxy: toxiproxy.url,
    entry: () => entry,
    direct: () => new URL(`http://127.0.0.1:${port}`),
    database: () => '',
    kafkaBrokers: () => [],
    service: (name) => services.find((each) => each.name === name) ?? service(name),
    services,
    unexpectedExits: [],
    memory: async () => 0,
    readiness: { ready: true, reason: '' },
    answer: (next) => {
      handler = next;
    },
    seen,
    dir,
    addSpan: (span) => {
      spans.push({
        traceId: 't',
        spanId: String(spans.length),
        parentSpanId: undefined,
        service: 'shop',
        name: 'span',
        kind: 'client',
        startMs: Date.now(),
        durationMs: 1,
        status: 'ok',
        attributes: {},
        ...span,
      });
    },
    restartToxiproxy: async () => {
      await toxiproxy.stop();
      toxiproxy = await startToxiproxy(dir, Number(toxiproxy.url.port));
      await createProxies(toxiproxy.url, made);
    },
    stop: async () => {
      await toxiproxy.stop();
      server.closeAllConnections();
      server.close();
      return [];
    },
    [Symbol.asyncDispose]: async () => void (await fixture.stop()),
  };
  return fixture;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
