import type { z } from 'zod';
import { type BrokerHttp, path } from './broker-http.ts';
import { given, namesOf } from './fields.ts';
import type { Later } from './happened.ts';
import { readAll } from './read-all.ts';
import type { TransferRecord } from './record.ts';
import * as shapes from './shapes.ts';
import { writtenContent } from './written-content.ts';

export interface Version extends z.output<typeof shapes.version> {
  readonly pacticipant: string;
}

export interface Pact {
  readonly href: string;
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly createdAt: string;
  /** The address of the content, which several versions may have. */
  readonly content: string;
  read(): Promise<TransferRecord>;
}

/** The oldest first; lists of versions begin with the latest. */
export async function versionsOf(
  http: BrokerHttp,
  pacticipants: readonly { readonly name: string }[],
): Promise<Version[]> {
  const found: Version[] = [];
  for (const { name } of pacticipants) {
    const listed = await readAll(http, `${path('pacticipants', name)}/versions`, 'versions', shapes.version);
    // A list may leave out where they are deployed.
    for (const { number } of listed.toReversed())
      found.push({
        pacticipant: name,
        ...(await http.get(path('pacticipants', name, 'versions', number), shapes.version)),
      });
  }
  return found;
}

export const versionEvent = ({ pacticipant, number, buildUrl, createdAt, _embedded }: Version): Later => ({
  at: createdAt,
  rank: 0,
  record: () => ({
    kind: 'version',
    pacticipant,
    number,
    ...given({ buildUrl }),
    branches: namesOf(_embedded.branchVersions),
    tags: namesOf(_embedded.tags),
  }),
});

export async function pactsOf(http: BrokerHttp, versions: readonly Version[]): Promise<Pact[]> {
  const found: Pact[] = [];
  for (const { pacticipant: consumer, number: version, _links } of versions)
    for (const { href } of _links['pb:pact-versions']) {
      const pact = await http.get(href, shapes.pact);
      const provider = pact.provider.name;
      found.push({
        href,
        consumer,
        provider,
        version,
        createdAt: pact.createdAt,
        content: pact._links['pb:pact-version']?.href ?? href,
        read: async () => ({
          kind: 'pact',
          consumer,
          provider,
          version,
          content: writtenContent(await http.get(href, shapes.pact)),
        }),
      });
    }
  return found;
}

export const pactEvent = ({ createdAt, read }: Pact): Later => ({
  at: createdAt,
  rank: 1,
  record: read,
});
