import { expect, test } from 'vitest';
import { matrixQueryString } from './matrix.ts';
import { openBroker } from './open-broker.ts';
import { localServer } from './testing/local-server.ts';

const asked =
  'GET /matrix?q[][pacticipant]=user%20bff&q[][version]=feat%2Fx%261&environment=production&latestby=cvpv&limit=10000';
const question = { pacticipant: 'user bff', version: 'feat/x&1', environment: 'production' };
const answer = (deployable: unknown, more = {}) => ({
  summary: { deployable, reason: 'because', success: 1, failed: 2, unknown: 3, ...more },
  notices: [{ type: 'error', text: 'because' }],
  matrix: [{ consumer: { name: 'user bff' } }],
});

test.each([
  [true, 'pass'],
  [false, 'fail'],
  [null, 'inconclusive'],
])('deployable %s is %s, with reason and notices', async (deployable, verdict) => {
  await using server = await localServer(() => ({ [asked]: { body: answer(deployable) } }));
  expect(await openBroker({ url: server.url }).canIDeploy(question)).toEqual({
    verdict,
    reason: 'because',
    notices: [{ type: 'error', text: 'because' }],
    pairs: { success: 1, failed: 2, unknown: 3 },
    rows: [{ consumer: { name: 'user bff' } }],
  });
});

test('a pass over a matrix that was cut off is none', async () => {
  const matrix = Array.from({ length: 10_000 }, () => ({}));
  await using server = await localServer(() => ({ [asked]: { body: { ...answer(true), matrix } } }));
  expect(await openBroker({ url: server.url }).canIDeploy(question)).toMatchObject({
    verdict: 'inconclusive',
    reason: 'because (the matrix was cut off at 10000 rows)',
  });
});

test.each([undefined, 'true', 1])('deployable %s is no answer, and no pass', async (deployable) => {
  await using server = await localServer(() => ({ [asked]: { body: answer(deployable) } }));
  await expect(openBroker({ url: server.url }).canIDeploy(question)).rejects.toMatchObject({
    code: 'SD_BROKER_ANSWER',
    message: expect.stringContaining('summary.deployable'),
  });
});

test('a pacticipant that the broker does not know is refused in its words', async () => {
  const body = { errors: ['Pacticipant user bff not found'] };
  await using server = await localServer(() => ({ [asked]: { status: 400, body } }));
  await expect(openBroker({ url: server.url }).canIDeploy(question)).rejects.toMatchObject({
    code: 'SD_BROKER_REFUSED',
    message: expect.stringContaining('Pacticipant user bff not found'),
  });
});

test('several selectors are nested as Rack reads them, the pacticipant first', () => {
  const query = matrixQueryString({
    selectors: [
      { version: '1', pacticipant: 'a' },
      { pacticipant: 'b', latest: true, tag: 'x y' },
    ],
    ignore: [{ pacticipant: 'c' }],
    environment: undefined,
    latestby: 'cvp',
  });
  expect(query).toBe(
    'q[][pacticipant]=a&q[][version]=1&q[][pacticipant]=b&q[][latest]=true&q[][tag]=x%20y&ignore[][pacticipant]=c&latestby=cvp',
  );
});
