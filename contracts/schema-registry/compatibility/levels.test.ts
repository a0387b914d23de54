import { expect, test } from 'vitest';
import { levelsLetting } from '../testing/verdict.ts';
import { incompatibilitiesAt, levelNamed } from './index.ts';

const record = (...fields: object[]) => ({ type: 'record', name: 'Order', fields });
const id = { name: 'id', type: 'string' };
const plain = { name: 'a', type: 'int' };
const defaulted = { name: 'a', type: 'int', default: 0 };

const last = ['BACKWARD', 'FORWARD', 'FULL', 'NONE'];
const all = ['BACKWARD_TRANSITIVE', 'FORWARD_TRANSITIVE', 'FULL_TRANSITIVE'];

test.each([
  ['nothing came before', [], record(id), [...last, ...all]],
  [
    'a default goes that the first version needed',
    [record(id), record(id, defaulted)],
    record(id, plain),
    [...last, 'FORWARD_TRANSITIVE'],
  ],
  [
    'a field goes that only the first version cannot do without',
    [record(id, plain), record(id, defaulted)],
    record(id),
    [...last, 'BACKWARD_TRANSITIVE'],
  ],
  [
    'a field comes back as another type',
    [record(id, plain), record(id)],
    record(id, { ...plain, type: 'string', default: '' }),
    last,
  ],
  ['all three have defaults', [record(id), record(id, defaulted)], record(id, defaulted), [...last, ...all]],
  [
    'the last version is incompatible, the first is the same',
    [record(id), record(id, plain)],
    record(id),
    ['BACKWARD', 'BACKWARD_TRANSITIVE', 'NONE'],
  ],
])('%s', (_, history, next, expected) => {
  expect(levelsLetting('AVRO', history, next)).toEqual(expected.toSorted());
});

test('another kind of schema follows at NONE alone', () => {
  const source = (text: string) => ({ text, references: [] });
  const avro = { type: 'AVRO' as const, source: source('"string"'), version: 1 };
  const json = { type: 'JSON' as const, source: source('{"type":"string"}') };
  expect(incompatibilitiesAt('NONE', json, [avro])).toEqual([]);
  expect(incompatibilitiesAt('BACKWARD', json, [avro])[0]?.found[0]?.description).toBe(
    'the new schema is JSON, version 1 is AVRO: one cannot read the other',
  );
});

test('levels are known in any case, and nothing else is', () => {
  expect(levelNamed('full_transitive')).toBe('FULL_TRANSITIVE');
  expect(levelNamed('SIDEWAYS')).toBeUndefined();
  expect(levelNamed('toString')).toBeUndefined();
});
