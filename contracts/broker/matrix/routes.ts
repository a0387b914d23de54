import type { BrokerContext } from '../context.ts';
import type { Database } from '../database/index.ts';
import { type BrokerRequest, notFound, ok, type Reply, type Route } from '../http/index.ts';
import { checkMatrixOptions, checkMatrixQuery } from './check-matrix-query.ts';
import { comparisonRoutes } from './comparisons.ts';
import { matrixAsText } from './matrix-as-text.ts';
import { type Matrix, matrixOf } from './matrix-of.ts';
import { presentMatrix } from './present-matrix.ts';
import { canIDeploy, canIDeployToTag, findSelected } from './questions.ts';
import { readCanIDeployQuery } from './read-can-i-deploy-query.ts';
import { readMatrixQuery } from './read-matrix-query.ts';
import type { Selector } from './selector.ts';

/** Some begin as the routes of branches and versions do: they go first. */
export const matrixRoutes = ({ database }: BrokerContext): Route[] => [
  get('/matrix', (request) => {
    const query = readMatrixQuery(request.queryString);
    checkMatrixQuery(database, query);
    return reply(database, request, matrixOf(database, query));
  }),
  get('/matrix/provider/:provider/consumer/:consumer', (request) => {
    const names = [request.params.consumer, request.params.provider];
    const query = {
      ...readMatrixQuery(request.queryString),
      selectors: names.map((name) => ({ pacticipant: name ?? '' })),
    };
    checkMatrixOptions(database, query);
    for (const name of names) requirePacticipant(database, name);
    return reply(database, request, matrixOf(database, query));
  }),
  get('/can-i-deploy', (request) =>
    reply(database, request, matrixOf(database, readCanIDeployQuery(database, request.queryString))),
  ),
  get('/pacticipants/:name/latest-version/:tag/can-i-deploy/to/:to', (request) => {
    const { name = '', tag = '', to = '' } = request.params;
    return reply(
      database,
      request,
      canIDeployToTag(database, existing(database, { pacticipant: name, tag, latest: true }), to),
    );
  }),
  get('/pacticipants/:name/branches/*branch/latest-version/can-i-deploy/to-environment/:environment', (request) => {
    const { name = '', branch = '', environment = '' } = request.params;
    const selector = existing(database, { pacticipant: name, branch, latest: true });
    return reply(database, request, canIDeploy(database, selector, requireEnvironment(database, environment)));
  }),
  get('/pacticipants/:name/versions/*version/can-i-deploy/to-environment/:environment', (request) => {
    const { name = '', version = '', environment = '' } = request.params;
    const selector = existing(database, { pacticipant: name, version });
    return reply(database, request, canIDeploy(database, selector, requireEnvironment(database, environment)));
  }),
  ...comparisonRoutes(database),
];

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });

function reply(database: Database, { accept, baseUrl }: BrokerRequest, matrix: Matrix): Reply {
  const wantsText = accept.includes('text/plain') && !accept.includes('json');
  return wantsText
    ? { status: 200, type: 'text/plain;charset=utf-8', body: matrixAsText(matrix) }
    : ok(presentMatrix(database, matrix, baseUrl));
}

/** @throws BrokerError 404 when it means no version */
function existing(database: Database, selector: Selector): Selector {
  if (!findSelected(database, selector)) throw notFound();
  return selector;
}

function requirePacticipant(database: Database, name = ''): void {
  if (!database.one('select 1 from pacticipant where name = ?', name)) throw notFound();
}

function requireEnvironment(database: Database, name: string): string {
  if (!database.one('select 1 from environment where name = ?', name)) throw notFound();
  return name;
}
