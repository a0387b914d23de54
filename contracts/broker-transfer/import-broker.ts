import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type BrokerAddress, BrokerHttp, path } from './broker-http.ts';
import { Placements } from './placements.ts';
import { matrixOf } from './read-matrix.ts';
import { type Kind, type RecordOf, TransferError, type TransferRecord } from './record.ts';
import * as shapes from './shapes.ts';
import { writtenContent } from './written-content.ts';

/** What an import came to. */
export interface ImportReport {
  /** What was not there before, by kind. */
  readonly created: Readonly<Partial<Record<Kind, number>>>;
  readonly known: Readonly<Partial<Record<Kind, number>>>;
  /** For someone to see to: secrets to give again, what the broker has otherwise or refuses. */
  readonly remarks: readonly string[];
}

/**
 * Puts an export into a broker through its public interface, ours or a real Pact Broker. What is there already is left alone, so an
 * import that broke off is simply made again. What has the broker call webhooks comes before the webhooks.
 * @throws TransferError
 */
export async function importBroker(
  address: BrokerAddress,
  records: AsyncIterable<TransferRecord> | Iterable<TransferRecord>,
): Promise<ImportReport> {
  const importing = new Import(new BrokerHttp(address));
  let first = true;
  for await (const record of records) {
    if (first && record.kind !== 'export') throw new TransferError('this is no export: the first line does not say so');
    first = false;
    await importing.put(record);
  }
  await importing.finish();
  return importing.report();
}

const anything = z.unknown();

/** Its content travels as text, so that no number in it is rounded on the way. */
const publication = ({ consumer, provider, version, content }: Omit<RecordOf<'pact'>, 'kind'>) => ({
  pacticipantName: consumer,
  pacticipantVersionNumber: version,
  contracts: [
    {
      consumerName: consumer,
      providerName: provider,
      specification: 'pact',
      contentType: 'application/json',
      content: Buffer.from(JSON.stringify(content)).toString('base64'),
      onConflict: 'overwrite',
    },
  ],
});

class Import {
  readonly #http: BrokerHttp;
  readonly #created = new Map<Kind, number>();
  readonly #known = new Map<Kind, number>();
  readonly #remarks: string[] = [];
  readonly #withoutMainBranch: RecordOf<'pacticipant'>[] = [];
  readonly #placements: Placements;
  /** Results that the broker had before, by content and provider version: as many are passed over. */
  readonly #results = new Map<string, Map<string, number>>();
  /** Pacts whose content here is another: what was said of the exported one does not hold for it. */
  readonly #others = new Set<string>();

  constructor(http: BrokerHttp) {
    this.#http = http;
    this.#placements = new Placements(http);
  }

  report(): ImportReport {
    return {
      created: Object.fromEntries(this.#created),
      known: Object.fromEntries(this.#known),
      remarks: this.#remarks,
    };
  }

  async put(record: TransferRecord): Promise<void> {
    const created = await this.#put(record);
    if (record.kind === 'export') return;
    const counts = created ? this.#created : this.#known;
    counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  }

  /** A branch named main became the main branch of a pacticipant that had none. */
  async finish(): Promise<void> {
    for (const { kind: _, labels: __, name, ...details } of this.#withoutMainBranch) {
      const where = path('pacticipants', name);
      const { mainBranch } = await this.#http.get(where, shapes.pacticipant);
      if (mainBranch) await this.#http.send('PUT', where, details);
    }
  }

  #put(record: TransferRecord): Promise<boolean> | boolean {
    switch (record.kind) {
      case 'export':
        return false;
      case 'pacticipant':
        return this.#pacticipant(record);
      case 'version':
        return this.#version(record);
      case 'pact':
        return this.#pact(record);
      case 'verification':
        return this.#verification(record);
      case 'environment':
        return this.#placements.environment(record);
      case 'deployment':
        return this.#placements.deployment(record);
      case 'release':
        return this.#placements.release(record);
      case 'webhook':
        return this.#webhook(record);
    }
  }

  async #pacticipant(record: RecordOf<'pacticipant'>): Promise<boolean> {
    const { kind: _, labels, ...details } = record;
    const where = path('pacticipants', details.name);
    const known = await this.#http.find(where, shapes.pacticipant);
    if (!known) await this.#http.send('POST', '/pacticipants', details);
    const has = new Set(known?._embedded.labels.map(({ name }) => name));
    for (const label of labels)
      if (!has.has(label)) await this.#http.send('PUT', `${where}${path('labels', label)}`, {});
    if (details.mainBranch === undefined && !known?.mainBranch) this.#withoutMainBranch.push(record);
    return !known;
  }

  async #version({ pacticipant, number, buildUrl, branches, tags }: RecordOf<'version'>): Promise<boolean> {
    const where = path('pacticipants', pacticipant, 'versions', number);
    const known = await this.#http.find(where, shapes.version);
    const onBranch = (branch: string) => path('pacticipants', pacticipant, 'branches', branch, 'versions', number);
    if (!known) await this.#http.send('PUT', where, buildUrl === undefined ? {} : { buildUrl });
    const had = new Set(known?._embedded.branchVersions.map(({ name }) => name));
    const tagged = new Set(known?._embedded.tags.map(({ name }) => name));
    for (const branch of branches) if (!had.has(branch)) await this.#http.send('PUT', onBranch(branch), {});
    const newTags = tags.filter((tag) => !tagged.has(tag));
    for (const tag of newTags) await this.#http.send('PUT', `${where}${path('tags', tag)}`, {});
    // The first tag of a young version counts as its branch; this one's did not.
    if (newTags.length > 0 && branches.length === 0 && had.size === 0)
      for (const { name } of (await this.#http.get(where, shapes.version))._embedded.branchVersions)
        await this.#http.send('DELETE', onBranch(name));
    return !known;
  }

  async #pact({ consumer, provider, version, content }: RecordOf<'pact'>): Promise<boolean> {
    const where = path('pacts', 'provider', provider, 'consumer', consumer, 'version', version);
    const known = await this.#http.find(where, shapes.pact);
    if (!known) {
      await this.#http.send('POST', '/contracts/publish', publication({ consumer, provider, version, content }));
      return true;
    }
    const [left, right] = [writtenContent(known), content].map((each) => JSON.parse(JSON.stringify(each)) as unknown);
    if (!isDeepStrictEqual(left, right)) {
      this.#others.add(where);
      this.#remarks.push(
        `The pact between ${consumer} (${version}) and ${provider} is there with other content, and was kept; results for it were left out.`,
      );
    }
    return false;
  }

  async #verification(record: RecordOf<'verification'>): Promise<boolean> {
    const { kind: _, consumer, provider, version, providerVersion, ...result } = record;
    const where = path('pacts', 'provider', provider, 'consumer', consumer, 'version', version);
    if (this.#others.has(where)) return false;
    const pact = await this.#http.get(where, shapes.pact);
    const content = pact._links['pb:pact-version']?.href ?? where;
    const known = this.#results.get(content) ?? (await this.#knownResults({ consumer, provider, version }));
    this.#results.set(content, known);
    const left = known.get(providerVersion) ?? 0;
    known.set(providerVersion, left - 1);
    if (left > 0) return false;
    await this.#http.send('POST', pact._links['pb:publish-verification-results'].href, {
      ...result,
      providerApplicationVersion: providerVersion,
    });
    return true;
  }

  async #knownResults(pact: { readonly consumer: string; readonly provider: string; readonly version: string }) {
    const results = await matrixOf(this.#http, pact);
    return new Map(
      [...Map.groupBy(results, ({ providerVersion }) => providerVersion)].map(([number, group]) => [
        number,
        group.length,
      ]),
    );
  }

  async #webhook({ uuid, webhook, secrets }: RecordOf<'webhook'>): Promise<boolean> {
    const where = path('webhooks', uuid);
    if (await this.#http.find(where, anything)) return false;
    try {
      await this.#http.send('PUT', where, webhook);
    } catch (error) {
      if (!(error instanceof TransferError)) throw error;
      this.#remarks.push(`The webhook ${uuid} was refused: ${error.message}`);
      return false;
    }
    if (secrets.length > 0) this.#remarks.push(`The webhook ${uuid} needs its secrets again: ${secrets.join(', ')}.`);
    return true;
  }
}
