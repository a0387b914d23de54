import { createHash } from 'node:crypto';
import { Database } from '../database/index.ts';

/** Branches that become a service's main branch when it has none yet; upstream: pacticipants/service.rb. */
const mainBranches = ['develop', 'main', 'master'];

/**
 * What happened to some services, written straight into a store: `new History().publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1')`.
 * A version is written as its service and its number, and is there as soon as something is said of it; so are services,
 * environments and branches. Time passes by a second with every sentence.
 */
export class History implements Disposable {
  readonly database: Database;
  #seconds = 0;

  constructor(database = new Database(':memory:')) {
    this.database = database;
  }

  pacticipant(name: string, { mainBranch }: { readonly mainBranch?: string } = {}): this {
    this.#pacticipantId(name);
    if (mainBranch !== undefined)
      this.database.run('update pacticipant set main_branch = ? where name = ?', mainBranch, name);
    return this;
  }

  version(version: string): this {
    this.#versionId(version);
    return this;
  }

  /** @param content - versions that publish the same share their verifications; by default it is of this version alone */
  publish(consumerVersion: string, provider: string, content = consumerVersion): this {
    const now = this.#now();
    const consumer = this.#pacticipantId(nameOf(consumerVersion));
    const versionId = this.#versionId(consumerVersion);
    const providerId = this.#pacticipantId(provider);
    this.database.run(
      'insert into integration (consumer_id, provider_id, created_at, contract_data_updated_at) values (?, ?, ?, ?) on conflict do nothing',
      consumer,
      providerId,
      now,
      now,
    );
    const sha = createHash('sha1').update(content).digest('hex');
    this.database.run(
      'insert into pact_version (consumer_id, provider_id, sha, content, created_at) values (?, ?, ?, ?, ?) on conflict do nothing',
      consumer,
      providerId,
      sha,
      JSON.stringify({ consumer: { name: nameOf(consumerVersion) }, provider: { name: provider }, interactions: [] }),
      now,
    );
    const contentId = this.#id(
      'select id from pact_version where consumer_id = ? and provider_id = ? and sha = ?',
      consumer,
      providerId,
      sha,
    );
    const { id } = this.database.run(
      `insert into pact_publication (consumer_version_id, consumer_id, provider_id, pact_version_id, revision, created_at)
       values (?1, ?2, ?3, ?4, 1 + (select count(*) from pact_publication where consumer_version_id = ?1 and provider_id = ?3), ?5)`,
      versionId,
      consumer,
      providerId,
      contentId,
      now,
    );
    this.database.run(
      'insert or replace into latest_publication (consumer_version_id, provider_id, consumer_id, publication_id, pact_version_id) values (?, ?, ?, ?, ?)',
      versionId,
      providerId,
      consumer,
      id,
      contentId,
    );
    return this;
  }

  /** The provider's version verified what the consumer's version published last, and it was as it should be. */
  pass(providerVersion: string, consumerVersion: string): this {
    return this.#verify(providerVersion, consumerVersion, true);
  }

  fail(providerVersion: string, consumerVersion: string): this {
    return this.#verify(providerVersion, consumerVersion, false);
  }

  /** As the broker does, the first branch called main, master or develop becomes the main branch. */
  branch(version: string, name: string): this {
    const now = this.#now();
    const versionId = this.#versionId(version);
    const pacticipantId = this.#pacticipantId(nameOf(version));
    this.database.run(
      'insert into branch (pacticipant_id, name, created_at) values (?, ?, ?) on conflict do nothing',
      pacticipantId,
      name,
      now,
    );
    this.database.run(
      'insert into branch_version (branch_id, version_id, created_at) values (?, ?, ?) on conflict do nothing',
      this.#id('select id from branch where pacticipant_id = ? and name = ?', pacticipantId, name),
      versionId,
      now,
    );
    if (mainBranches.includes(name))
      this.database.run(
        'update pacticipant set main_branch = ? where id = ? and main_branch is null',
        name,
        pacticipantId,
      );
    return this;
  }

  tag(version: string, name: string): this {
    this.database.run(
      'insert into tag (pacticipant_id, name, version_id, created_at) values (?, ?, ?, ?) on conflict do nothing',
      this.#pacticipantId(nameOf(version)),
      name,
      this.#versionId(version),
      this.#now(),
    );
    return this;
  }

  environment(name: string): this {
    this.#environmentId(name);
    return this;
  }

  /** Takes the place of what was deployed to the same target (none is a target too). */
  deploy(version: string, environment: string, target?: string): this {
    const now = this.#now();
    const versionId = this.#versionId(version);
    const pacticipantId = this.#pacticipantId(nameOf(version));
    const environmentId = this.#environmentId(environment);
    this.database.run(
      'update deployed_version set undeployed_at = ? where pacticipant_id = ? and environment_id = ? and target is ? and undeployed_at is null',
      now,
      pacticipantId,
      environmentId,
      target ?? null,
    );
    this.database.run(
      'insert into deployed_version (uuid, pacticipant_id, version_id, environment_id, target, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)',
      crypto.randomUUID(),
      pacticipantId,
      versionId,
      environmentId,
      target ?? null,
      now,
      now,
    );
    return this;
  }

  undeploy(version: string, environment: string): this {
    this.database.run(
      'update deployed_version set undeployed_at = ? where version_id = ? and environment_id = ? and undeployed_at is null',
      this.#now(),
      this.#versionId(version),
      this.#environmentId(environment),
    );
    return this;
  }

  release(version: string, environment: string): this {
    const now = this.#now();
    this.database.run(
      `insert into released_version (uuid, pacticipant_id, version_id, environment_id, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
       on conflict (version_id, environment_id) do update set support_ended_at = null`,
      crypto.randomUUID(),
      this.#pacticipantId(nameOf(version)),
      this.#versionId(version),
      this.#environmentId(environment),
      now,
      now,
    );
    return this;
  }

  endSupport(version: string, environment: string): this {
    this.database.run(
      'update released_version set support_ended_at = ? where version_id = ? and environment_id = ?',
      this.#now(),
      this.#versionId(version),
      this.#environmentId(environment),
    );
    return this;
  }

  /** The id of what the consumer's version published last, and of its content. */
  publication(consumerVersion: string, provider: string): { readonly id: number; readonly contentId: number } {
    const found = this.database.one<{ id: number; contentId: number }>(
      'select publication_id as id, pact_version_id as contentId from latest_publication where consumer_version_id = ? and provider_id = ?',
      this.#versionId(consumerVersion),
      this.#pacticipantId(provider),
    );
    if (!found) throw new Error(`${consumerVersion} has published nothing for ${provider}`);
    return found;
  }

  versionId(version: string): number {
    return this.#versionId(version);
  }

  [Symbol.dispose](): void {
    this.database[Symbol.dispose]();
  }

  #verify(providerVersion: string, consumerVersion: string, success: boolean): this {
    const { contentId } = this.publication(consumerVersion, nameOf(providerVersion));
    const providerVersionId = this.#versionId(providerVersion);
    const { id } = this.database.run(
      `insert into verification (pact_version_id, consumer_id, provider_id, provider_version_id, number, success, created_at)
       values (?1, ?2, ?3, ?4, 1 + (select count(*) from verification where pact_version_id = ?1), ?5, ?6)`,
      contentId,
      this.#pacticipantId(nameOf(consumerVersion)),
      this.#pacticipantId(nameOf(providerVersion)),
      providerVersionId,
      success ? 1 : 0,
      this.#now(),
    );
    this.database.run(
      'insert or replace into latest_verification (pact_version_id, provider_version_id, verification_id, success) values (?, ?, ?, ?)',
      contentId,
      providerVersionId,
      id,
      success ? 1 : 0,
    );
    return this;
  }

  #pacticipantId(name: string): number {
    const now = this.#now();
    this.database.run(
      'insert into pacticipant (name, created_at, updated_at) values (?, ?, ?) on conflict do nothing',
      name,
      now,
      now,
    );
    return this.#id('select id from pacticipant where name = ?', name);
  }

  #versionId(version: string): number {
    const now = this.#now();
    const pacticipantId = this.#pacticipantId(nameOf(version));
    const number = version.slice(nameOf(version).length + 1);
    this.database.run(
      'insert into version (pacticipant_id, number, created_at, updated_at) values (?, ?, ?, ?) on conflict do nothing',
      pacticipantId,
      number,
      now,
      now,
    );
    return this.#id('select id from version where pacticipant_id = ? and number = ?', pacticipantId, number);
  }

  #environmentId(name: string): number {
    const now = this.#now();
    this.database.run(
      'insert into environment (uuid, name, production, contacts, created_at, updated_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
      crypto.randomUUID(),
      name,
      name.startsWith('prod') ? 1 : 0,
      '[]',
      now,
      now,
    );
    return this.#id('select id from environment where name = ?', name);
  }

  #id(sql: string, ...values: (string | number)[]): number {
    const found = this.database.one<{ id: number }>(sql, ...values);
    if (!found) throw new Error(`nothing found by ${sql} (${values.join(', ')})`);
    return found.id;
  }

  #now(): string {
    this.#seconds++;
    return new Date(Date.UTC(2026, 0, 1) + this.#seconds * 1_000).toISOString();
  }
}

/** `Web BFF 1.2.3` is version 1.2.3 of Web BFF. */
function nameOf(version: string): string {
  const space = version.lastIndexOf(' ');
  if (space < 1) throw new Error(`a version is written as its service and its number, not as ${version}`);
  return version.slice(0, space);
}
