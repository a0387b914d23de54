import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentSha, interactionId, withInteractionIds } from './content-sha.ts';
import { parseLosslessly } from './lossless-json.ts';
import type { PactContent } from './pact-content.ts';
import { interaction, pactOf } from './testing/index.ts';

it('names an interaction as upstream does, whatever the order of its keys', () => {
  // spec/lib/pact_broker/pacts/generate_interaction_sha_spec.rb
  const id = '57d06e151eca35083e4d6b585b4d4fab2e2ed6b7';
  const providerStates = [{ name: 'bar', params: { wiffle: 'bar', meep: 'eek' } }];
  expect(interactionId({ description: 'foo', providerStates })).toBe(id);
  const turned = [{ params: { meep: 'eek', wiffle: 'bar' }, name: 'bar' }];
  expect(interactionId({ _id: 'an older one', providerStates: turned, description: 'foo' })).toBe(id);
});

it('is the SHA-1 of the sorted interactions and the version of the specification', () => {
  const content = {
    interactions: [
      { c: 3, d: 4 },
      { b: 2, a: 1 },
    ],
    metadata: { pactSpecification: { version: '1' } },
  };
  // printf '{"interactions":[{"a":1,"b":2},{"c":3,"d":4}],"pact_specification_version":"1"}' | sha1sum
  expect(contentSha(content)).toBe('7a3af1942402693116ce9dbfbb232a11540f9c3c');
});

it.each([
  ['the order of interactions', { interactions: [interaction('b'), interaction('a')] }],
  ['the consumer’s metadata', { metadata: { pactSpecification: { version: '2.0.0' }, 'pact-js': { version: '99' } } }],
  ['the spelling of the specification', { metadata: { 'pact-specification': { version: '2.0.0' } } }],
  ['the oldest spelling of it', { metadata: { pactSpecificationVersion: '2.0.0' } }],
  ['names and times that a broker adds', { createdAt: 'now', _links: { self: { href: 'x' } } }],
  ['ids of interactions', withInteractionIds(pactOf('Foo', 'Bar', 'a', 'b'))],
])('does not depend on %s', (_, difference) => {
  expect(contentSha({ ...pactOf('Foo', 'Bar', 'a', 'b'), ...difference })).toBe(
    contentSha(pactOf('Foo', 'Bar', 'a', 'b')),
  );
});

it.each([
  ['another interaction', { interactions: [interaction('a')] }],
  ['another answer', { interactions: [interaction('a'), interaction('b', 404)] }],
  ['another version of the specification', { metadata: { pactSpecification: { version: '4.0' } } }],
  ['messages instead', { interactions: undefined, messages: [interaction('a'), interaction('b')] }],
  ['the order of values in an answer', { interactions: [interaction('a'), { ...interaction('b'), list: [2, 1] }] }],
])('is another with %s', (_, difference) => {
  expect(contentSha({ ...pactOf('Foo', 'Bar', 'a', 'b'), ...difference })).not.toBe(
    contentSha(pactOf('Foo', 'Bar', 'a', 'b')),
  );
});

it('is the same for any order of keys and interactions', () => {
  const anInteraction = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true });
  fc.assert(
    fc.property(
      fc.array(anInteraction),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (list, random) => {
        const shuffled = (content: PactContent) => shuffle(content, () => random.next().value as number) as PactContent;
        const content = JSON.parse(JSON.stringify({ interactions: list })) as PactContent;
        const turned = { interactions: [...(content.interactions as unknown[])].reverse() };
        expect(contentSha(shuffled(turned))).toBe(contentSha(content));
      },
    ),
  );
});

/** Keys of objects in another order, at every depth. */
function shuffle(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((inner) => shuffle(inner, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => ({ key, inner: shuffle(inner, random), at: random() }));
  entries.sort((left, right) => left.at - right.at);
  return Object.fromEntries(entries.map(({ key, inner }) => [key, inner]));
}

it('keeps the digits of numbers as they were written', () => {
  const text = '{"interactions":[{"decimal":1.0,"id":12345678901234567890,"small":1e-7}]}';
  expect(JSON.stringify(parseLosslessly(text))).toBe(text);
  const other = text.replace('1.0', '1');
  expect(contentSha(parseLosslessly(text) as PactContent)).not.toBe(contentSha(parseLosslessly(other) as PactContent));
});
