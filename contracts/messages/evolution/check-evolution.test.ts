import { expect, test } from 'vitest';
import { checkEvolution, type Evolution } from './index.ts';

const object = (...required: string[]) => ({
  type: 'object',
  required,
  properties: { total: { type: 'integer' }, currency: { type: 'string' } },
});
const v1 = { version: 1, schema: object('total'), recorded: [{ content: { total: 900 } }] };
const v2 = { version: 2, schema: object('total', 'currency') };
const today = { total: 900, currency: 'EUR' };
const reads: Evolution['reads'] = ({ content }) => {
  if (!(content as { total?: number }).total) throw new Error('total is missing');
};
const check = (evolution: Partial<Evolution>) =>
  checkEvolution({ description: 'order.placed', message: { content: today }, versions: [v1, v2], reads, ...evolution });

test('versions that read each other have no problems, nor has a message of one version', () => {
  expect(check({})).toEqual([]);
  expect(check({ versions: [] })).toEqual([]);
});

test('today’s consumer has to read what older versions told', () => {
  const strict: Evolution['reads'] = ({ content }) => {
    if (!(content as { currency?: string }).currency) throw new Error('currency is missing');
  };
  expect(check({ reads: strict })).toEqual(['the consumer cannot read the recorded v1: currency is missing']);
});

test('a consumer one version behind has to read what is told today', () => {
  const renamed = { sum: 900, currency: 'EUR' };
  const problems = check({ message: { content: renamed }, versions: [v1, { version: 2 }], reads: undefined });
  expect(problems).toEqual(["a consumer of v1 cannot read today’s: content must have required property 'total'"]);
});

test('two versions behind is too far', () => {
  const versions = [{ ...v1, schema: object('sum'), recorded: [{ content: { sum: 1, total: 900 } }] }, v1, v2];
  expect(check({ versions })).toEqual([]);
});

test('today’s message has to be of the version it says, and readable', () => {
  expect(check({ message: { content: { total: 900 } } })).toEqual([
    "today’s does not fit its own version (v2): content must have required property 'currency'",
  ]);
  expect(check({ message: { content: { currency: 'EUR' } }, versions: [] })).toEqual([
    'the consumer cannot read today’s: total is missing',
  ]);
});

test('without a record of an old version nothing is proved', () => {
  expect(check({ versions: [{ ...v1, recorded: [] }, v2] })).toEqual([
    'there is no recorded message of v1 to try today’s consumer on',
  ]);
  const wrong = { ...v1, recorded: [{ content: { total: '900' } }] };
  expect(check({ versions: [wrong, v2] })).toEqual([
    'what is recorded of v1 does not fit that version: content.total must be integer',
  ]);
});
