import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import type { MatrixQuery, Selector } from './selector.ts';

/**
 * Upstream's words: matrix/service.rb and locale/en.yml.
 * @throws BrokerError 400 with everything that is wrong with the question
 */
export function checkMatrixQuery(database: Database, query: MatrixQuery): void {
  const wrong = [...wrongSelectors(database, query.selectors), ...wrongOptions(database, query)];
  if (wrong.length > 0) throw invalid(wrong);
}

/** The part of it for a question that names its services in the path. */
export function checkMatrixOptions(database: Database, query: MatrixQuery): void {
  const wrong = wrongOptions(database, query);
  if (wrong.length > 0) throw invalid(wrong);
}

const wrongSelectors = (database: Database, selectors: readonly Selector[]): string[] => [
  ...selectors.flatMap(({ pacticipant, version, latest }) => {
    if (pacticipant === undefined) return ['Please specify the pacticipant name'];
    return version !== undefined && latest
      ? [`A version number and latest flag cannot both be specified for ${pacticipant}`]
      : [];
  }),
  ...selectors.flatMap(({ pacticipant }) =>
    pacticipant === undefined || database.one('select 1 from pacticipant where name = ?', pacticipant)
      ? []
      : [`Pacticipant ${pacticipant} not found`],
  ),
  ...(selectors.length === 0 ? ['Please provide 1 or more version selectors.'] : []),
];

function wrongOptions(
  database: Database,
  { ignore, tag, environment, mainBranch, latest, limit }: MatrixQuery,
): string[] {
  const destinations = [tag, environment, mainBranch].filter((destination) => destination !== undefined);
  return [
    ...ignore.flatMap(({ pacticipant, version, latest }) => {
      if (pacticipant === undefined) return ['Please specify the pacticipant name to ignore'];
      return version !== undefined && latest
        ? [`A version number and latest flag cannot both be specified for ${pacticipant} to ignore`]
        : [];
    }),
    ...(destinations.length > 1 ? ['Cannot specify more than one of tag, environment and mainBranch.'] : []),
    ...(latest && environment !== undefined ? ['Cannot specify both latest=true and an environment.'] : []),
    ...(environment !== undefined && !database.one('select 1 from environment where name = ?', environment)
      ? [`Environment with name '${environment}' does not exist`]
      : []),
    ...(limit !== undefined && !(limit >= 1) ? ['The limit must be 1 or greater.'] : []),
  ];
}
