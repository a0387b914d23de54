import { expect, it } from 'vitest';
import { createSpanStore } from './span-store.ts';
import { span } from './trace-fixture.ts';

const ids = (spans: readonly { readonly spanId: string }[]) => spans.map((each) => each.spanId);

it('gives back spans by arrival, by trace and by start', () => {
  const store = createSpanStore();
  store.add([span('order', 'a', undefined, { startMs: 20 }), span('order', 'b', 'a', { traceId: 't2', startMs: 10 })]);
  const before = store.all();
  store.add([span('order', 'c', 'a', { startMs: 19 })]);
  expect(ids(store.all())).toEqual(['a', 'b', 'c']);
  expect(ids(before), 'what was read does not change').toEqual(['a', 'b']);
  expect(ids(store.trace('t1'))).toEqual(['a', 'c']);
  expect(ids(store.trace('T2'))).toEqual(['b']);
  expect(store.trace('t3')).toEqual([]);
  expect(ids(store.since(19))).toEqual(['a', 'c']);
});

it('counts a span once that an exporter sends twice', () => {
  const store = createSpanStore();
  store.add([span('order', 'a'), span('order', 'a')]);
  store.add([span('order', 'a'), span('order', 'a', undefined, { traceId: 't2' })]);
  expect(store.count).toBe(2);
  expect(store.all()).toHaveLength(2);
});

it('forgets the oldest beyond its cap, and says how many', () => {
  const store = createSpanStore({ cap: 3 });
  for (let number = 1; number <= 11; number++)
    store.add([span('order', `s${number}`, undefined, { traceId: `t${number % 2}` })]);
  expect(ids(store.all())).toEqual(['s9', 's10', 's11']);
  expect(ids(store.trace('t1'))).toEqual(['s9', 's11']);
  expect({ count: store.count, dropped: store.dropped }).toEqual({ count: 11, dropped: 8 });
});
