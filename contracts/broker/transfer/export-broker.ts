import type { z } from 'zod';
import { type BrokerAddress, BrokerHttp, path } from './broker-http.ts';
import { matrixOf } from './read-matrix.ts';
import type { RecordOf, TransferRecord } from './record.ts';
import * as shapes from './shapes.ts';
import { writtenContent } from './written-content.ts';

/**
 * Everything that a broker holds, read through its public interface alone: from a real Pact Broker as from ours. Pacticipants come
 * first, then versions, pacts and results in the order in which they happened (what is pending depends on it), then environments with
 * what was deployed and released, then webhooks without their secrets. Not to be had from outside, and so left out: revisions of a
 * pact that were replaced, and whether a result was pending or in progress.
 * @throws TransferError
 * @example for await (const line of toJsonLines(exportBroker({ url }))) file.write(line);
 */
export async function* exportBroker(address: BrokerAddress): AsyncGenerator<TransferRecord> {
  const http = new BrokerHttp(address);
  yield { kind: 'export', format: 1 };
  const pacticipants = await all(http, '/pacticipants', 'pacticipants', shapes.pacticipant);
  for (const { _embedded, ...fields } of pacticipants)
    yield { kind: 'pacticipant', ...given(fields), labels: namesOf(_embedded.labels) };

  const versions = await versionsOf(http, pacticipants);
  const pacts = await pactsOf(http, versions);
  const happened = [...versions.map(versionEvent), ...pacts.map(pactEvent), ...(await verificationsOf(http, pacts))];
  for (const { record } of inTime(happened)) yield await record();

  for (const { name, displayName, production, contacts } of await all(
    http,
    '/environments',
    'environments',
    shapes.environment,
  ))
    yield { kind: 'environment', name, ...given({ displayName }), production, contacts: contacts ?? [] };
  for (const { record } of inTime(await whereaboutsOf(http, versions))) yield record;
  for (const { href } of (await http.get('/webhooks', shapes.webhookList))._links['pb:webhooks'])
    yield webhookRecord(await http.get(href, shapes.webhook));
}

interface Version extends z.output<typeof shapes.version> {
  readonly pacticipant: string;
}

interface Pact {
  readonly href: string;
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly createdAt: string;
  /** The address of the content, which several versions may have. */
  readonly content: string;
}

/** What happened at a time; `rank` decides between things of one second, which is all that some brokers tell. */
interface Happened<Record> {
  readonly at: string;
  readonly rank: number;
  readonly record: Record;
}
type Later = Happened<() => TransferRecord | Promise<TransferRecord>>;

const inTime = <Record>(happened: readonly Happened<Record>[]): Happened<Record>[] =>
  happened.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at) || left.rank - right.rank);

async function all<Item extends z.ZodType>(
  http: BrokerHttp,
  first: string,
  key: string,
  item: Item,
): Promise<z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  for (let next: string | undefined = first; next !== undefined; ) {
    const page: { items: z.output<Item>[]; next: string | undefined } = await http.get(next, shapes.pages(key, item));
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** The oldest first; lists of versions begin with the latest. */
async function versionsOf(http: BrokerHttp, pacticipants: readonly { readonly name: string }[]): Promise<Version[]> {
  const found: Version[] = [];
  for (const { name } of pacticipants) {
    const listed = await all(http, `${path('pacticipants', name)}/versions`, 'versions', shapes.version);
    // A list may leave out where they are deployed.
    for (const { number } of listed.toReversed())
      found.push({
        pacticipant: name,
        ...(await http.get(path('pacticipants', name, 'versions', number), shapes.version)),
      });
  }
  return found;
}

const versionEvent = ({ pacticipant, number, buildUrl, createdAt, _embedded }: Version): Later => ({
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

async function pactsOf(
  http: BrokerHttp,
  versions: readonly Version[],
): Promise<(Pact & { read(): Promise<TransferRecord> })[]> {
  const found: (Pact & { read(): Promise<TransferRecord> })[] = [];
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
        // Read again when its turn comes: contents are large, and there may be many.
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

const pactEvent = ({ createdAt, read }: Pact & { read(): Promise<TransferRecord> }): Later => ({
  at: createdAt,
  rank: 1,
  record: read,
});

/** Each result once, though every version with the content has it. */
async function verificationsOf(http: BrokerHttp, pacts: readonly Pact[]): Promise<Later[]> {
  const found: (Later & { readonly number: number })[] = [];
  const oneOfEach = new Map(pacts.map((pact) => [pact.content, pact]).reverse() as [string, Pact][]);
  for (const { consumer, provider, version } of oneOfEach.values())
    for (const { href } of await matrixOf(http, { consumer, provider, version })) {
      const read = async (): Promise<RecordOf<'verification'>> => {
        const { providerApplicationVersion, success, buildUrl, testResults, verifiedBy } = await http.get(
          href,
          shapes.verification,
        );
        return {
          kind: 'verification',
          consumer,
          provider,
          version,
          providerVersion: providerApplicationVersion,
          success,
          ...given({ buildUrl }),
          ...(testResults === undefined || testResults === null ? {} : { testResults }),
          ...nested(verifiedBy),
        };
      };
      const { verificationDate } = await http.get(href, shapes.verification);
      found.push({ at: verificationDate, rank: 2, record: read, number: Number(href.split('/').at(-1)) });
    }
  return found.sort((left, right) => left.number - right.number);
}

/** As clients tell it; brokers show it flat. */
function nested(flat: z.output<typeof shapes.verification>['verifiedBy']): {
  readonly verifiedBy?: Record<string, unknown>;
} {
  const client = given({
    name: flat?.client_implementation,
    testFramework: flat?.client_test_framework,
    version: flat?.client_version,
  });
  const verifiedBy = {
    ...given({ implementation: flat?.implementation, version: flat?.version }),
    ...(Object.keys(client).length > 0 ? { clientLanguage: client } : {}),
  };
  return Object.keys(verifiedBy).length > 0 ? { verifiedBy } : {};
}

async function whereaboutsOf(http: BrokerHttp, versions: readonly Version[]): Promise<Happened<TransferRecord>[]> {
  const found: Happened<TransferRecord>[] = [];
  for (const { _links } of versions) {
    for (const { href } of _links['pb:deployed-environments']) {
      const { createdAt, currentlyDeployed, target, applicationInstance, _embedded } = await http.get(
        href,
        shapes.deployment,
      );
      found.push({
        at: createdAt,
        // What is still there came after what it replaced.
        rank: currentlyDeployed ? 1 : 0,
        record: {
          kind: 'deployment',
          ...where(_embedded),
          ...given({ target: applicationInstance ?? target }),
          current: currentlyDeployed,
        },
      });
    }
    for (const { href } of _links['pb:released-environments']) {
      const { createdAt, currentlySupported, _embedded } = await http.get(href, shapes.release);
      found.push({
        at: createdAt,
        rank: 2,
        record: { kind: 'release', ...where(_embedded), current: currentlySupported },
      });
    }
  }
  return found;
}

const where = ({ pacticipant, version, environment }: z.output<typeof shapes.release>['_embedded']) => ({
  pacticipant: pacticipant.name,
  version: version.number,
  environment: environment.name,
});

function webhookRecord({ uuid, ...shown }: z.output<typeof shapes.webhook>): TransferRecord {
  const { createdAt: _, updatedAt: __, _links: ___, request, ...fields } = shown;
  const { headers, password, ...rest } = request;
  const hidden = Object.entries(headers ?? {}).filter(([, value]) => isHidden(value));
  const open = Object.entries(headers ?? {}).filter(([, value]) => !isHidden(value));
  return {
    kind: 'webhook',
    uuid,
    webhook: { ...fields, request: { ...rest, ...(open.length > 0 ? { headers: Object.fromEntries(open) } : {}) } },
    secrets: [...hidden.map(([name]) => name), ...(password ? ['password'] : [])],
  };
}

const isHidden = (value: string): boolean => /^\*+$/.test(value);

const namesOf = (named: readonly { readonly name: string }[]): string[] => named.map(({ name }) => name);

/** Without what is null or undefined. */
function given<Fields extends Readonly<Record<string, unknown>>>(fields: Fields) {
  type Given = { [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key] } & {
    [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: NonNullable<Fields[Key]>;
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Given;
}
