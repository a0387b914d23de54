import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { officialVerifier } from '../testing/official-verifier.ts';
import { expectationsOf, matchAnswer, matchMessage } from './index.ts';

const seed = 20_260_101;
const names = fc.constantFrom('a', 'b', 'total', 'two words');
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>('', 'x', 'abc', 'true', '2026-01-01', '1.2.3', 0, 1, 2.5, true, false, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
}));
const simpleRule = fc.constantFrom<Json>(
  { match: 'type' },
  { match: 'equality' },
  { match: 'integer' },
  { match: 'decimal' },
  { match: 'number' },
  { match: 'boolean' },
  { match: 'null' },
  { match: 'notEmpty' },
  { match: 'semver' },
  { match: 'date', format: 'yyyy-MM-dd' },
  { match: 'regex', regex: '^[a-z]+$' },
  { match: 'include', value: 'b' },
);
const rule = fc.oneof(
  { weight: 4, arbitrary: simpleRule },
  { weight: 2, arbitrary: fc.record({ match: fc.constant('type'), min: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ match: fc.constant('type'), max: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 1, arbitrary: fc.constant<Json>({ match: 'values' }) },
  { weight: 1, arbitrary: simpleRule.map((inner) => ({ match: 'eachValue', rules: [inner] })) },
  { weight: 1, arbitrary: fc.constant<Json>({ match: 'eachKey', rules: [{ match: 'regex', regex: '^[a-z]+$' }] }) },
  {
    weight: 1,
    arbitrary: simpleRule.map((inner) => ({
      match: 'arrayContains',
      variants: [{ index: 0, rules: { $: { matchers: [inner] } } }],
    })),
  },
);

/** Every path of a value, items of lists by their place and as any item. */
function pathsOf(value: unknown, path = '$'): string[] {
  if (Array.isArray(value))
    return [
      path,
      ...value.flatMap((item, index) => [...pathsOf(item, `${path}[${index}]`), ...pathsOf(item, `${path}[*]`)]),
    ];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, `${path}['${name}']`))];
}

/** A value like `value`, one place apart. */
const changed = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value) && value.length > 0)
    return fc.oneof(
      values,
      fc.nat(value.length - 1).chain((at) => changed(value[at]).map((item) => value.with(at, item))),
      fc.constant(value.slice(1)),
      fc.constant([...value, value[0]]),
    );
  const members = Object.entries((value ?? {}) as Json);
  if (typeof value === 'object' && value !== null && members.length > 0)
    return fc.oneof(
      { weight: 1, arbitrary: values },
      {
        weight: 4,
        arbitrary: fc
          .constantFrom(...members)
          .chain(([name, member]) => changed(member).map((next) => ({ ...(value as Json), [name]: next }))),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(...members)
          .map(([name]) => Object.fromEntries(members.filter(([other]) => other !== name))),
      },
      { weight: 1, arbitrary: values.map((more) => ({ ...(value as Json), more })) },
    );
  return values;
};

const trials = values.chain((expected) =>
  fc.record({
    expected: fc.constant(expected),
    actual: fc.oneof(fc.constant(expected), changed(expected), changed(expected).chain(changed)),
    rules: fc.dictionary(
      fc.constantFrom(...pathsOf(expected)),
      fc.record({ combine: fc.constantFrom('AND', 'OR'), matchers: fc.array(rule, { minLength: 1, maxLength: 2 }) }),
      { maxKeys: 3 },
    ),
  }),
);

const metadata = { pactSpecification: { version: '4.0' } };
const json = (content: unknown) => ({ contentType: 'application/json', encoded: false, content });

test('judges answers as Pact’s verifier does', async () => {
  const corpus = fc.sample(trials, { seed, numRuns: 250 });
  const interactions = corpus.map(({ expected, rules }, index) => ({
    type: 'Synchronous/HTTP',
    description: String(index),
    request: { method: 'GET', path: `/${index}` },
    response: { status: 200, body: json(expected), matchingRules: { body: rules } },
  }));
  const verified = await officialVerifier(
    { interactions, metadata },
    {
      answer: (request, response) => {
        const trial = corpus[Number(request.url?.slice(1))];
        response.setHeader('content-type', 'application/json').end(JSON.stringify(trial?.actual));
      },
    },
  );
  const official = new Map(verified.map((result) => [result.description, result]));
  const differences = expectationsOf({ interactions, metadata }).flatMap((expectation, index) => {
    if (expectation.kind !== 'http') return [];
    const headers = { 'content-type': 'application/json' };
    const ours = matchAnswer(expectation.answer, { status: 200, headers, body: corpus[index]?.actual });
    const theirs = official.get(String(index));
    return (ours.length === 0) === theirs?.passed ? [] : [{ ...corpus[index], ours, theirs }];
  });
  expect(differences.map((difference) => JSON.stringify(difference))).toEqual([]);
  // A corpus of one kind would prove little.
  const passed = verified.filter((result) => result.passed).length;
  expect([passed > 50, passed < 200, verified.length]).toEqual([true, true, 250]);
});

test('judges statuses, headers and messages as Pact’s verifier does', async () => {
  const answers = [
    { status: 200, headers: { 'X-Id': '5', 'Content-Type': 'application/json' } },
    { status: 201, headers: { 'X-Id': '5', 'Content-Type': 'application/json' } },
    { status: 200, headers: { 'x-id': 'five', 'Content-Type': 'application/json; charset=utf-8' } },
    { status: 200, headers: { 'Content-Type': 'application/json' } },
    { status: 200, headers: { 'X-Id': '5' } },
    { status: 200, headers: { 'X-Id': '5', 'Content-Type': 'text/plain' } },
    { status: 200, headers: { 'X-Id': '5', 'Content-Type': 'application/problem+json' } },
    { status: 200, headers: { 'X-Id': '5', 'Content-Type': 'application/json', Vary: 'a,b' } },
  ];
  const expected: Json[] = [
    { status: 200 },
    { status: 200, body: json({ a: 1 }) },
    { status: 200, headers: { 'X-Id': ['5'] } },
    { status: 200, headers: { 'Content-Type': ['application/json'] }, body: json({ a: 1 }) },
    {
      status: 200,
      headers: { 'X-Id': ['5'] },
      matchingRules: { header: { 'X-Id': { combine: 'AND', matchers: [{ match: 'regex', regex: '^\\d$' }] } } },
    },
    { status: 200, matchingRules: { status: { matchers: [{ match: 'statusCode', status: 'success' }] } } },
    { status: 200, headers: { Vary: ['a', 'b'] } },
    { status: 200, body: json(null) },
    { status: 200, body: { contentType: 'text/plain', encoded: false, content: '{"a":1}' } },
  ];
  const messages = [
    { content: { total: 5 }, metadata: { contentType: 'application/json', key: 'k' } },
    { content: { total: '5' }, metadata: { contentType: 'application/json', key: 'k' } },
    { content: { total: 5 }, metadata: { contentType: 'application/json' } },
    { content: { total: 5 }, metadata: { contentType: 'application/json', key: 5 } },
  ];
  const ofMessages: Json[] = [
    {
      contents: json({ total: 1 }),
      matchingRules: { body: { '$.total': { combine: 'AND', matchers: [{ match: 'type' }] } } },
    },
    { contents: json({ total: 5 }), metadata: { contentType: 'application/json', key: 'k' } },
    {
      contents: json({ total: 5 }),
      metadata: { key: 'other' },
      matchingRules: { metadata: { key: { combine: 'AND', matchers: [{ match: 'type' }] } } },
    },
  ];
  const interactions = [
    ...expected.flatMap((response, e) =>
      answers.map((_, a) => ({
        type: 'Synchronous/HTTP',
        description: `answer ${e}/${a}`,
        request: { method: 'GET', path: `/${a}` },
        response,
      })),
    ),
    ...ofMessages.flatMap((message, e) =>
      messages.map((_, a) => ({ type: 'Asynchronous/Messages', description: `message ${e}/${a}`, ...message })),
    ),
  ];
  const verified = await officialVerifier(
    { interactions, metadata },
    {
      answer: (request, response) => {
        const { status, headers } = answers[Number(request.url?.slice(1))] ?? { status: 500, headers: {} };
        response.writeHead(status, headers as Record<string, string>).end('{"a":1}');
      },
      messages: Object.fromEntries(
        ofMessages.flatMap((_, e) => messages.map((message, a) => [`message ${e}/${a}`, message])),
      ),
    },
  );
  const official = new Map(verified.map((result) => [result.description, result]));
  const differences = expectationsOf({ interactions, metadata }).flatMap((expectation) => {
    const index = Number(expectation.description.split('/')[1]);
    const ours =
      expectation.kind === 'http'
        ? matchAnswer(expectation.answer, {
            body: expectation.answer.body?.contentType === 'text/plain' ? '{"a":1}' : { a: 1 },
            ...(answers[index] as { status: number; headers: Record<string, string> }),
          })
        : matchMessage(expectation.message, messages[index] as { content: unknown; metadata: Json });
    const theirs = official.get(expectation.description);
    return (ours.length === 0) === theirs?.passed ? [] : [{ is: expectation.description, ours, theirs }];
  });
  expect(differences).toEqual([]);
});
