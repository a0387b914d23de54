import type { BrokerContext } from '../context.ts';
import { created, type Handle, noContent, notFound, ok, type Route } from '../http/index.ts';
import { requireVersion } from '../pacticipants/index.ts';
import {
  addressedContent,
  addressedPact,
  addressedPair,
  latestPact,
  type PublishedPact,
  pactsOfConsumerVersion,
} from '../pacts/index.ts';
import { deleteVerification } from './delete-verification.ts';
import { groupCommit } from './group-commit.ts';
import { readResult } from './read-result.ts';
import { insertVerification, tellOf } from './record-verification.ts';
import { summaryResource } from './summary-resource.ts';
import { latestVerification, type Verification, verificationByNumber } from './verification.ts';
import { verificationHref, verificationResource } from './verification-resource.ts';

type Params = Readonly<Record<string, string>>;

export function verificationsRoutes(context: BrokerContext): Route[] {
  const { database } = context;

  const together = groupCommit(database);
  const publish: Handle = async ({ params, body, baseUrl }) => {
    addressedContent(database, params);
    const result = readResult(body);
    const { pact, verification } = await together(() => {
      // Asked again: it may be gone since.
      const { pact, metadata } = addressedContent(database, params);
      return { pact, verification: insertVerification(context, pact, result, metadata) };
    });
    tellOf(context, pact, verification);
    return created(verificationResource(verification, pact, baseUrl), verificationHref(baseUrl, verification));
  };

  const addressed = (params: Params): { readonly pact: PublishedPact; readonly verification: Verification } => {
    const { pact } = addressedContent(database, params);
    const { number = '' } = params;
    if (number === 'all') throw notFound('To see all the verifications for a pact, use the Matrix page');
    const verification = /^\d{1,15}$/.test(number) && verificationByNumber(database, pact, Number(number));
    if (!verification) throw notFound();
    return { pact, verification };
  };

  const get: Handle = ({ params, baseUrl }) => {
    const { pact, verification } = addressed(params);
    return ok(verificationResource(verification, pact, baseUrl));
  };

  const remove: Handle = ({ params }) => {
    deleteVerification(database, addressed(params).verification);
    return noContent;
  };

  const latestOf =
    (find: (params: Params) => PublishedPact | undefined): Handle =>
    ({ params, baseUrl }) => {
      const pact = find(params);
      const verification = pact && latestVerification(database, pact);
      if (!pact || !verification) throw notFound();
      return ok(verificationResource(verification, pact, baseUrl));
    };

  const summary: Handle = ({ params: { consumer = '', version = '' }, baseUrl }) => {
    const found = requireVersion(database, consumer, version);
    const path = `verification-results/consumer/${encodeURIComponent(consumer)}/version/${encodeURIComponent(version)}/latest`;
    return ok(
      summaryResource(database, pactsOfConsumerVersion(database, found.version.id), {
        base: baseUrl,
        self: `${baseUrl}/${path}`,
        title: `Latest verification results for consumer ${consumer} version ${version}`,
      }),
    );
  };

  const pair = '/pacts/provider/:provider/consumer/:consumer';
  const contents = [`${pair}/pact-version/:sha`, `${pair}/pact-version/:sha/metadata/:metadata`];
  return [
    ...contents.flatMap((content): Route[] => [
      { method: 'POST', path: `${content}/verification-results`, handle: publish },
      {
        method: 'GET',
        path: `${content}/verification-results/latest`,
        handle: latestOf((params) => addressedContent(database, params).pact),
      },
      { method: 'GET', path: `${content}/verification-results/:number`, handle: get },
      { method: 'DELETE', path: `${content}/verification-results/:number`, handle: remove },
    ]),
    {
      method: 'GET',
      path: `${pair}/version/:version/verification-results/latest`,
      handle: latestOf((params) => addressedPact(database, params)),
    },
    {
      method: 'GET',
      path: `${pair}/latest/verification-results/latest`,
      handle: latestOf((params) => latestPact(database, addressedPair(database, params))),
    },
    {
      method: 'GET',
      path: `${pair}/latest/:tag/verification-results/latest`,
      handle: latestOf((params) => latestPact(database, addressedPair(database, params), { tag: params.tag ?? '' })),
    },
    { method: 'GET', path: '/verification-results/consumer/:consumer/version/:version/latest', handle: summary },
  ];
}
