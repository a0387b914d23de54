import { expect, test } from 'vitest';
import { History, serveRoom } from '../testing/index.ts';
import { canIDeploy, type Matrix, matrixRoutes, recordComparison } from './index.ts';

/** Foo 1 needs Bar, of which version 2 is in prod. */
const foo = () => new History().publish('Foo 1', 'Bar').deploy('Bar 2', 'prod');

const compare = (history: History, success: boolean, providerVersion = 'Bar 2', type = 'BDCT') =>
  recordComparison(history.database, {
    pactVersionId: history.publication('Foo 1', 'Bar').contentId,
    providerVersionId: history.versionId(providerVersion),
    type,
    success,
    results: { errors: success ? [] : ['request.path.missing'] },
    at: '2026-02-01T00:00:00.000Z',
  });

const ask = (history: History): Matrix => canIDeploy(history.database, { pacticipant: 'Foo', version: '1' }, 'prod');
const verdicts = (matrix: Matrix) =>
  matrix.rows.map(({ provider, verdict }) => `${provider.version?.number} ${verdict?.type} ${verdict?.success}`);

test('a comparison that holds stands for a verification', () => {
  using history = foo();
  compare(history, true);
  const matrix = ask(history);
  expect(matrix.summary.deployable).toBe(true);
  expect(verdicts(matrix)).toEqual(['2 BDCT true']);
});

test('one that does not hold stops it, in the words of a verification', () => {
  using history = foo();
  compare(history, false);
  const { summary } = ask(history);
  expect(summary).toMatchObject({
    deployable: false,
    reason:
      'The verification for the pact between version 1 of Foo and the version of Bar currently in prod (2) failed',
  });
});

test('neither a pass by replay nor a pass by comparison hides the failure of the other', () => {
  using replayFails = foo().fail('Bar 2', 'Foo 1');
  compare(replayFails, true);
  expect(ask(replayFails).summary).toMatchObject({ deployable: false, success: 1, failed: 1 });

  using comparisonFails = foo().pass('Bar 2', 'Foo 1');
  compare(comparisonFails, false);
  expect(ask(comparisonFails).summary).toMatchObject({ deployable: false, success: 1, failed: 1 });
});

test('each kind of comparison counts for itself', () => {
  using history = foo();
  compare(history, true, 'Bar 2', 'BDCT');
  compare(history, false, 'Bar 2', 'AsyncAPI');
  expect(verdicts(ask(history)).toSorted()).toEqual(['2 AsyncAPI false', '2 BDCT true']);
});

test('a comparison takes the place of an earlier one of its kind', () => {
  using history = foo();
  compare(history, false);
  compare(history, true);
  expect(verdicts(ask(history))).toEqual(['2 BDCT true']);
});

test('of a version that is not there it says nothing', () => {
  using history = foo();
  compare(history, true, 'Bar 3');
  expect(ask(history).summary).toMatchObject({ deployable: null, unknown: 1 });
});

test('rows name their type as soon as one is a comparison, and its link tells what was found', async () => {
  using history = foo().publish('Foo 1', 'Baz').pass('Baz 3', 'Foo 1').deploy('Baz 3', 'prod').publish('Foo 1', 'Web');
  compare(history, false);
  await using server = await serveRoom(history.database, matrixRoutes);
  const response = await fetch(`${server.url}/pacticipants/Foo/versions/1/can-i-deploy/to-environment/prod`);
  const { matrix } = (await response.json()) as {
    matrix: { verificationType: string | null; verificationResult: { _links: { self: { href: string } } } }[];
  };
  expect(matrix.map(({ verificationType }) => verificationType)).toEqual(['BDCT', 'CDCT', null]);

  const link = matrix[0]?.verificationResult._links.self.href ?? '';
  expect(await (await fetch(link)).json()).toEqual({
    verificationType: 'BDCT',
    success: false,
    comparedAt: '2026-02-01T00:00:00.000Z',
    providerApplicationVersion: '2',
    results: { errors: ['request.path.missing'] },
    _links: { self: { href: link } },
  });
  expect((await fetch(link.replace(/\d+$/, '99'))).status).toBe(404);
});
