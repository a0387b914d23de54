import { expect, test } from 'vitest';
import type { JourneyResult } from '../../synthetic/index.ts';
import { noSystem, span } from '../testing/spans.ts';
import { answersWithin, figure, succeeds } from './index.ts';
import type { ProbeContext } from './probe.ts';

interface User {
  readonly startMs: number;
  readonly durationMs?: number;
  readonly message?: string;
}

function context(users: readonly User[], spans = noSystem.spans): ProbeContext {
  const runs = users.map(({ startMs, durationMs = 10, message }, iteration): JourneyResult => {
    const step = { name: 'list', startMs, durationMs, ok: message === undefined };
    const failure =
      message === undefined ? {} : { failure: { step: 'list', message, kind: 'failure' as const, traceId: 'f00' } };
    return {
      journey: 'browse',
      iteration,
      ok: step.ok,
      ...failure,
      startMs,
      durationMs,
      steps: [step],
      requests: [],
      acknowledged: [],
    };
  });
  const steps = runs.flatMap((run) =>
    run.steps.map(({ name, ...step }) => ({ journey: run.journey, step: name, ...step })),
  );
  return {
    system: { ...noSystem, spans },
    workload: { runs, steps, acknowledged: [], arrived: users.length, turnedAway: 0 },
    fromMs: 1_000,
    toMs: 2_000,
    signal: new AbortController().signal,
  };
}

const fine = Array.from({ length: 20 }, (_, at) => ({ startMs: 1_000 + at }));
const broken = { startMs: 1_500, message: 'GET /api/products answered 503' };

test('too few users: it cannot tell', async () => {
  expect(await succeeds('browse').read(context([broken, broken]))).toMatchObject({ verdict: 'unknown' });
  expect(await answersWithin('browse', { ms: 5 }).read(context([]))).toMatchObject({ verdict: 'unknown' });
});

test('one failure among twenty holds, two are a violation that says which request failed and where', async () => {
  expect(await succeeds('browse').read(context([...fine, broken]))).toMatchObject({ verdict: 'holds' });
  const spans = [
    span({
      traceId: 'f00',
      spanId: 'a',
      service: 'user-bff',
      status: 'error',
      attributes: { 'peer.service': 'product' },
    }),
    span({
      traceId: 'f00',
      spanId: 'b',
      parentSpanId: 'a',
      service: 'product',
      status: 'error',
      statusMessage: 'ECONNREFUSED',
      attributes: { 'db.system.name': 'postgresql' },
    }),
  ];
  const store = { ...noSystem.spans, trace: () => spans };
  expect(await succeeds('browse/list').read(context([...fine, broken, broken], store))).toEqual({
    verdict: 'violated',
    says: 'browse/list failed for 2 of 22 users (first: GET /api/products answered 503; product→postgresql: ECONNREFUSED)',
    traceId: 'f00',
  });
});

test('only users who began within the span of time count', async () => {
  const early = Array.from({ length: 5 }, () => ({ ...broken, startMs: 999 }));
  const late = Array.from({ length: 5 }, () => ({ ...broken, startMs: 2_000 }));
  expect(await succeeds('browse').read(context([...early, ...fine, ...late]))).toMatchObject({ verdict: 'holds' });
});

test('a stall that makes one of a few users slow is no violation, a slow system is', async () => {
  const slow = { startMs: 1_100, durationMs: 900 };
  const probe = answersWithin('browse', { ms: 500 });
  expect(await probe.read(context([...fine.slice(0, 5), slow]))).toMatchObject({ verdict: 'holds' });
  expect(await probe.read(context([...fine.slice(0, 5), slow, slow, slow]))).toMatchObject({
    verdict: 'violated',
    says: 'browse took longer than 500 ms for 3 of 8 users (slowest 900 ms)',
  });
});

test('a figure is held to its limits, and says both', async () => {
  const read = (value: number) =>
    figure({ about: 'order: unsent events', read: async () => value, atMost: 100 }).read(context([]));
  expect(await read(100)).toMatchObject({ verdict: 'holds' });
  expect(await read(101)).toEqual({ verdict: 'violated', says: 'order: unsent events is 101, at most 100' });
  expect(await read(Number.NaN)).toMatchObject({ verdict: 'unknown' });
  expect(() => figure({ about: 'order', read: async () => 1 })).toThrowError(
    expect.objectContaining({ code: 'SD_PROBE_INVALID' }),
  );
});
