import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { mutationReport, mutationTable, type Sample } from './index.ts';

const pact = (...interactions: Json[]) => ({ interactions, metadata: { pactSpecification: { version: '4.0' } } });
const json = (content: unknown) => ({ contentType: 'application/json', encoded: false, content });
const type = { combine: 'AND', matchers: [{ match: 'type' }] };
const reads = (description: string, content: unknown, more: Json = {}, path = '/orders/7') => ({
  type: 'Synchronous/HTTP',
  description,
  request: { method: 'GET', path },
  response: { status: 200, body: json(content), matchingRules: { body: { $: type } }, ...more },
});

const order: Sample = {
  kind: 'http',
  method: 'get',
  path: '/orders/{id}',
  answer: {
    status: 200,
    headers: { 'Content-Type': 'application/json', Date: 'today', Location: '/orders/7' },
    body: { id: 'o-7', status: 'pending', lines: [{ price: 5 }, { price: 6, note: 'x' }] },
  },
};
const field = (contracts: Parameters<typeof mutationReport>[0], name: string, sample: Sample = order) =>
  mutationReport(contracts, [sample]).samples[0]?.fields.find((report) => report.field === name);

test('a field that a consumer reads is protected, one that nobody reads is not', () => {
  const contracts = [{ consumer: 'web', pact: pact(reads('an order', { id: 'o-1' })) }];
  expect(field(contracts, '$.id')).toEqual({
    field: '$.id',
    protectedBy: ['web'],
    survivors: [],
    killed: ['drop', 'rename', 'null', 'retype'],
  });
  expect(field(contracts, '$.status')).toEqual({
    field: '$.status',
    protectedBy: [],
    survivors: ['drop', 'rename', 'null', 'retype', 'other value'],
    killed: [],
  });
  expect(field(contracts, 'header location')).toMatchObject({ survivors: ['drop'] });
  expect(field(contracts, 'status 500')).toMatchObject({ killed: ['other status'] });
  expect(field(contracts, 'header date')).toBeUndefined();
});

test('what one consumer does not notice another may', () => {
  const anyStatus = { consumer: 'web', pact: pact(reads('an order', { status: 'paid' })) };
  const oneOf = { matchers: [{ match: 'regex', regex: '^(pending|paid)$' }] };
  const known = { body: json({ status: 'paid' }), matchingRules: { body: { '$.status': oneOf } } };
  const knownStatus = { consumer: 'mail', pact: pact(reads('an order', {}, known)) };
  expect(field([anyStatus], '$.status')).toMatchObject({ survivors: ['other value'] });
  expect(field([anyStatus, knownStatus], '$.status')).toMatchObject({ survivors: [], protectedBy: ['web', 'mail'] });
});

test('members of items are changed in every item, and lists as a whole', () => {
  const rules = { '$.lines': { matchers: [{ match: 'type', min: 1 }] } };
  const lines = { body: json({ lines: [{ price: 1 }] }), matchingRules: { body: rules } };
  const contracts = [{ consumer: 'web', pact: pact(reads('an order', {}, lines)) }];
  expect(field(contracts, '$.lines[*].price')).toMatchObject({ survivors: [], protectedBy: ['web'] });
  expect(field(contracts, '$.lines[*].note')).toMatchObject({ protectedBy: [] });
  expect(field(contracts, '$.lines')?.killed).toEqual(['drop', 'rename', 'null', 'retype', 'empty list', 'null item']);
  const open = { body: json({ lines: [] }), matchingRules: { body: { '$.lines': type } } };
  const careless = [{ consumer: 'web', pact: pact(reads('an order', {}, open)) }];
  expect(field(careless, '$.lines')?.survivors).toEqual(['empty list', 'null item']);
});

test('an event loses its content, its fields and what stands beside it', () => {
  const sample: Sample = {
    kind: 'message',
    description: 'order.placed',
    message: { content: { total: 5 }, metadata: { key: 'o-7', traceparent: '00' } },
  };
  const interaction = {
    type: 'Asynchronous/Messages',
    description: 'order.placed',
    contents: json({ total: 1 }),
    metadata: { key: 'k' },
    matchingRules: { body: { $: type }, metadata: { key: type } },
  };
  const contracts = [{ consumer: 'stock', pact: pact(interaction) }];
  expect(field(contracts, '$', sample)).toMatchObject({ killed: ['tombstone', 'null', 'retype'] });
  expect(field(contracts, '$.total', sample)).toMatchObject({ survivors: [] });
  expect(field(contracts, 'metadata key', sample)).toMatchObject({ killed: ['drop'] });
  expect(field(contracts, 'metadata traceparent', sample)).toMatchObject({ survivors: ['drop'] });
});

test('only interactions that speak of the sample and hold for it are asked; the others of its kind are named', () => {
  const contracts = [
    {
      consumer: 'web',
      pact: pact(reads('an order', { id: 'o' }, {}, '/carts/7'), reads('another', { id: 'o' }, { status: 404 })),
    },
    { consumer: 'mail', pact: pact(reads('one that it fails', { customer: 'c' })) },
    {
      consumer: 'old',
      pact: pact(
        reads(
          'one by a rule that cannot be judged',
          { id: 'o' },
          { matchingRules: { body: { '$.id': { matchers: [{ match: 'magic' }] } } } },
        ),
      ),
    },
  ];
  const [report] = mutationReport(contracts, [order]).samples;
  expect(report).toMatchObject({
    consumers: [],
    killed: 0,
    silent: ['mail: one that it fails', 'old: one by a rule that cannot be judged'],
  });
});

test('without samples there is no score', () => {
  const report = mutationReport([], []);
  expect(report.score).toBeUndefined();
  expect(mutationTable(report)).toContain('there were no samples');
});

test('the table says what nobody protects, then what is protected in part', () => {
  const contracts = [{ consumer: 'web', pact: pact(reads('an order', { id: 'o-1', status: 'paid' })) }];
  const sample: Sample = {
    ...order,
    answer: { ...order.answer, headers: {}, body: { id: 'o-7', status: 'paid', total: 5 } },
  };
  expect(mutationTable(mutationReport(contracts, [sample]))).toBe(
    [
      '70.5 % of 17 mutants are noticed by a contract (5 survive).',
      '',
      'GET /orders/{id} 200: 12/17, contracts of web',
      '  $.total   nobody protects it',
      '  $.status  web would not notice: other value',
      '',
    ].join('\n'),
  );
});

test('every mutant differs from its sample', async () => {
  const { mutantsOf } = await import('./mutate-sample.ts');
  const before = JSON.stringify(order);
  const mutants = mutantsOf(order);
  for (const { sample, kind, field: of } of mutants) expect([kind, of, JSON.stringify(sample)]).not.toContain(before);
  expect(new Set(mutants.map(({ sample }) => JSON.stringify(sample))).size).toBe(mutants.length);
});
