import { expect, it } from 'vitest';
import { comparePacts } from './compare-pacts.ts';

const asked = (description: string, response: unknown = {}, providerStates: unknown = undefined) => ({
  description,
  response,
  ...(providerStates !== undefined && { providerStates }),
});

it('says what is new, what is gone, and what differs where', () => {
  const before = { interactions: [asked('a', { body: { items: [{ id: 1, 'odd key': 2 }] } }), asked('b'), asked('c')] };
  const after = {
    interactions: [asked('d'), asked('c'), asked('a', { status: 200, body: { items: [{ id: 1, 'odd key': 3 }, {}] } })],
  };
  expect(comparePacts(before, after)).toEqual({
    added: [asked('d')],
    removed: [asked('b')],
    changed: [
      {
        description: 'a',
        states: '',
        changes: [
          { path: 'response.body.items[0]["odd key"]', before: '2', after: '3' },
          { path: 'response.body.items[1]', before: undefined, after: '{}' },
          { path: 'response.status', before: undefined, after: '200' },
        ],
      },
    ],
    unchanged: 1,
  });
});

it('takes the same question in another state for another interaction, and minds no ids', () => {
  const state = (name: string) => [{ name }];
  const before = { interactions: [{ _id: '1', ...asked('a', {}, state('one')) }], messages: [asked('m')] };
  const after = {
    interactions: [{ _id: '2', ...asked('a', {}, state('one')) }, asked('a', {}, state('two'))],
    messages: [asked('m')],
  };
  const { added, removed, changed, unchanged } = comparePacts(before, after);
  expect([added, removed, changed, unchanged]).toEqual([[asked('a', {}, state('two'))], [], [], 2]);
});

it('tells an empty list from one that is not there, and null from both', () => {
  const of = (body: object) => ({ interactions: [asked('a', body)] });
  const changes = comparePacts(of({ x: [], y: null }), of({ y: {} })).changed[0]?.changes;
  expect(changes).toEqual([
    { path: 'response.x', before: '[]', after: undefined },
    { path: 'response.y', before: 'null', after: '{}' },
  ]);
});
