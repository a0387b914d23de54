import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunContext, runSuite } from '../harness/check/index.ts';
import type { Clock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import type { RunningSystem } from '../harness/system/index.ts';
import { createSpanStore, type SpanRecord } from '../harness/telemetry/index.ts';
import type { SyntheticOptions } from './options.ts';
import { syntheticSuite } from './suite.ts';

/** Journeys of a small shop that is two services, of which the second is told of by spans alone. */
describe('the synthetic suite', () => {
  const spans = createSpanStore();
  let server: Server;
  let runDir: string;
  let orders = 0;
  let lost = false;

  beforeAll(async () => {
    runDir = await mkdtemp(join(tmpdir(), 'synthetic-'));
    server = createServer((request, response) => {
      const traceId = String(request.headers.traceparent).split('-')[1] ?? '';
      if (request.url !== '/untraced') spans.add(traceOf(traceId, request.url ?? '', lost));
      if (request.method === 'POST') orders += 1;
      response.statusCode = request.url === '/fails' ? 500 : 200;
      response.end(JSON.stringify({ total: 5 }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await rm(runDir, { recursive: true, force: true });
  });

  const journeys = (name: string): Pick<SyntheticOptions, 'journeys'> => ({ journeys: [`fixtures/${name}.ts`] });
  const judge = async (options: SyntheticOptions, only?: string) => {
    const system = {
      definition: {
        name: 'small',
        entry: { web: { to: 'gateway' } },
        services: {
          gateway: { command: ['x'] },
          order: { command: ['x'] },
          psp: { command: ['x'], role: 'outside' },
        },
      },
      spans,
      unexpectedExits: [],
      services: [],
      entry: () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    } as unknown as RunningSystem;
    const context: RunContext = {
      run: { id: 'r1', seed: 1, plan: 'pr' },
      root: import.meta.dirname,
      runDir,
      system,
      clock: hasteningClock(),
      random: createRandom(1),
      signal: new AbortController().signal,
      progress: () => {},
    };
    const results = await runSuite(syntheticSuite(options), context, {
      repeat: (id) => id,
      ...(only ? { selects: (id: string) => id === only } : {}),
    });
    return Object.fromEntries(results.map(({ id, verdict, reason }) => [id, `${verdict}: ${reason}`]));
  };

  it('passes a journey that goes well, with its trace', async () => {
    lost = false;
    expect(await judge(journeys('buy'))).toEqual({
      'synthetic/buy': expect.stringMatching(/^pass: 1 steps, 1 requests/),
      'synthetic/buy/trace-of-order': 'pass: 2 edges on one trace',
      'synthetic/traces-exist': 'pass: 1 requests, each with its trace',
      'synthetic/no-secrets-in-telemetry': expect.stringMatching(/^pass: \d+ spans and 0 logs read$/),
    });
  });

  it("takes the caller's word for a call to an outside party that sends spans of its own", async () => {
    const [span] = traceOf('f'.repeat(32), '/v1/charges', true);
    if (span) spans.add([{ ...span, service: 'psp' }]);
    expect((await judge(journeys('buy')))['synthetic/buy/trace-of-order']).toMatch(/^pass/);
  });

  it('names the edges that a trace lacks, and where it does lead', async () => {
    lost = true;
    const results = await judge(journeys('buy'));
    expect(results['synthetic/buy']).toMatch(/^pass/);
    expect(results['synthetic/buy/trace-of-order']).toMatch(
      /^fail: step "order": the trace of POST \/orders lacks gateway→order, order→psp after \d+ ms; it shows gateway$/,
    );
  });

  it('names the step that fails, the services on its trace, and the error at its root', async () => {
    lost = false;
    const results = await judge(journeys('fails'));
    expect(results['synthetic/fails']).toBe(
      'fail: step "look": GET /fails answered 500: {"total":5} (gateway → order); errors on the way: order→psp: charge: timed out',
    );
    expect(results['synthetic/fails/trace-of-order']).toMatch(
      /^inconclusive: the journey made no request in step "order"; it ended in step "look"/,
    );
  });

  it('fails a journey that does nothing', async () => {
    const results = await judge(journeys('idle'));
    expect(results['synthetic/idle']).toBe('fail: the journey took no step: nothing was tested');
  });

  it('names the requests that leave no trace', async () => {
    const results = await judge(journeys('untraced'));
    expect(results['synthetic/traces-exist']).toMatch(
      /^fail: no span of gateway in the traces of GET \/untraced \(1 of 1/,
    );
  });

  it('runs each journey once, also when one check is asked for alone, and clears up after it', async () => {
    orders = 0;
    const cleared: string[] = [];
    const options: SyntheticOptions = {
      ...journeys('buy'),
      afterEach: async (_, acknowledged) => {
        cleared.push(...acknowledged.map(({ id }) => id));
        return ['order: o-1 is not marked'];
      },
      invariants: [
        {
          id: 'counted',
          title: 'Orders are counted',
          check: async ({ acknowledged }) => acknowledged?.map(({ id }) => `order: ${id} is lost`) ?? [],
        },
      ],
    };
    const results = await judge(options);
    expect(orders).toBe(1);
    expect(cleared).toEqual(['o-1', 'o-1']);
    expect(results['synthetic/nothing-unmarked']).toBe('fail: order: o-1 is not marked');
    expect(results['synthetic/invariants']).toBe('fail: counted: order: o-1 is lost');
    expect(await judge(options, 'synthetic/invariants')).toEqual({
      'synthetic/invariants': 'fail: counted: order: o-1 is lost',
    });
    expect(orders).toBe(2);
  });

  it('names the service that lets a secret out, but not the secret', async () => {
    const [span] = traceOf('e'.repeat(32), '/orders', true);
    if (span) spans.add([{ ...span, service: 'order', attributes: { 'card.pan': '4111 1111 1111 1111' } }]);
    expect((await judge(journeys('buy')))['synthetic/no-secrets-in-telemetry']).toBe(
      'fail: order: a card number in card.pan of its spans',
    );
  });

  it('refuses options that it does not know', () => {
    const options = { journeys: ['a.ts'], invariant: [] } as unknown as SyntheticOptions;
    expect(() => syntheticSuite(options)).toThrow(/synthetic\.: Unrecognized key: "invariant"/);
    expect(() => syntheticSuite({ journeys: [] })).toThrow(/synthetic\.journeys: name at least one journey/);
  });

  it('refuses a journey that names a service which is not there', async () => {
    await expect(judge(journeys('misnamed'))).rejects.toMatchObject({
      code: 'SD_JOURNEY_INVALID',
      message: expect.stringContaining('names ordr in the edge gateway→ordr; there are: gateway, order, psp'),
    });
  });
});

/** Whoever waits finds that the time is up. */
function hasteningClock(): Clock {
  let ahead = 0;
  const sleep = async (ms: number) => {
    ahead += ms;
    await new Promise(setImmediate);
  };
  return { now: () => Date.now() + ahead, sleep };
}

/** gateway → order → psp, where the call to the psp fails when the path says so. */
function traceOf(traceId: string, path: string, lost: boolean): SpanRecord[] {
  const base = { traceId, startMs: Date.now(), durationMs: 1, status: 'unset', attributes: {} } as const;
  const failed = path === '/fails' ? ({ status: 'error', statusMessage: 'timed out' } as const) : {};
  return [
    { ...base, spanId: '1', parentSpanId: '0', service: 'gateway', name: path, kind: 'server' },
    ...(lost
      ? []
      : ([
          { ...base, ...failed, spanId: '2', parentSpanId: '1', service: 'order', name: path, kind: 'server' },
          {
            ...base,
            ...failed,
            spanId: '3',
            parentSpanId: '2',
            service: 'order',
            name: 'charge',
            kind: 'client',
            attributes: { 'peer.service': 'psp' },
          },
        ] as const)),
  ];
}
