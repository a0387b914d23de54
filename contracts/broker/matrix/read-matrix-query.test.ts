import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokerError } from '../http/index.ts';
import { History } from '../testing/index.ts';
import { checkMatrixQuery } from './check-matrix-query.ts';
import { matrixOf } from './index.ts';
import { readCanIDeployQuery } from './read-can-i-deploy-query.ts';
import { readMatrixQuery } from './read-matrix-query.ts';

test.each([
  [
    'q[][pacticipant]=Foo&q[][version]=1.2.3&q[][pacticipant]=Bar&q[][latest]=true&q[][tag]=prod&latestby=cvpv',
    {
      selectors: [
        { pacticipant: 'Foo', version: '1.2.3' },
        { pacticipant: 'Bar', latest: true, tag: 'prod' },
      ],
      ignore: [],
      latestBy: 'cvpv',
    },
  ],
  [
    'q[][pacticipant]=Name%20With+Spaces&q[][version]=1%2B2',
    { selectors: [{ pacticipant: 'Name With Spaces', version: '1+2' }], ignore: [] },
  ],
  [
    'q[][pacticipant]=Foo&ignore[][pacticipant]=Bar&ignore[][pacticipant]=Web&ignore[][version]=1',
    {
      selectors: [{ pacticipant: 'Foo' }],
      ignore: [{ pacticipant: 'Bar' }, { pacticipant: 'Web', version: '1' }],
    },
  ],
  ['q[][wrong]=Foo', { selectors: [{}], ignore: [] }],
  [
    'environment=test&environment=prod&mainBranch=false&latest=true&limit=20',
    {
      selectors: [],
      ignore: [],
      environment: 'prod',
      mainBranch: false,
      latest: true,
      limit: 20,
    },
  ],
  ['success[]=true&success[]=false&success[]=', { selectors: [], ignore: [], success: [true, false, undefined] }],
  ['success', { selectors: [], ignore: [], success: [undefined] }],
])('%s', (queryString, query) => {
  expect(readMatrixQuery(queryString)).toEqual(query);
});

const piece = fc.oneof(
  fc.constantFrom(
    'q',
    'ignore',
    '[]',
    '[',
    ']',
    '=',
    '&',
    '%',
    '+',
    'pacticipant',
    'version',
    'Foo',
    'Bar',
    '1',
    'true',
  ),
  fc.constantFrom(
    'latest',
    'limit',
    '9'.repeat(30),
    '-1',
    'latestby',
    'cvp',
    'cp',
    'success',
    'tag',
    'environment',
    'prod',
  ),
  fc.constantFrom(
    '&q[][pacticipant]=Foo&',
    '&q[][version]=1&',
    '&ignore[][pacticipant]=Bar&',
    '__proto__',
    '%00',
    'mainBranch',
  ),
  fc.constantFrom(
    '&limit=',
    '&latestby=',
    '&latest=true&',
    'pacticipant=Foo&version=1',
    '&to=prod',
    '&environment=prod',
  ),
  fc.string({ maxLength: 4 }),
);

test('whatever the query holds, it is answered or refused with the reason', () => {
  using history = new History().publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod');
  const { database } = history;
  const answeredOrRefused = (ask: () => unknown) => {
    try {
      ask();
    } catch (error) {
      expect(error).toBeInstanceOf(BrokerError);
      expect((error as BrokerError).status).toBe(400);
    }
  };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const queryString = pieces.join('');
      answeredOrRefused(() => {
        const query = readMatrixQuery(queryString);
        checkMatrixQuery(database, query);
        matrixOf(database, query);
      });
      answeredOrRefused(() => matrixOf(database, readCanIDeployQuery(database, queryString)));
    }),
    { numRuns: 3_000, seed: 1 },
  );
});
