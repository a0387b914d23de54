import type { BrokerContext } from '../context.ts';
import { conflict } from '../http/index.ts';
import type { Notice } from '../notice.ts';
import {
  addTag,
  addToBranch,
  findOrCreatePacticipant,
  findOrCreateVersion,
  findPacticipant,
  findVersion,
  type Pacticipant,
  type Version,
} from '../pacticipants/index.ts';
import { forbiddenModification, type OnConflict, resultingContent } from './modification.ts';
import type { PactContent } from './pact-content.ts';
import { type PublicationEvents, publicationEvents } from './publication-events.ts';
import { type PublishedPact, pactOfVersion } from './published-pact.ts';
import { recordPublication } from './record-publication.ts';
import { type CalledWebhook, calledSince, lastCall } from './webhooks-of-pact.ts';

/** What a consumer's build publishes at once. */
export interface ContractsToPublish {
  readonly pacticipantName: string;
  readonly pacticipantVersionNumber: string;
  readonly branch?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
  readonly contracts: readonly ContractToPublish[];
}

export interface ContractToPublish {
  readonly providerName: string;
  readonly content: PactContent;
  readonly onConflict: OnConflict;
}

export interface PublishedContracts {
  readonly pacticipant: Pacticipant;
  readonly version: Version;
  readonly versionExisted: boolean;
  readonly pacts: readonly PublishedContract[];
}

export interface PublishedContract extends PublicationEvents {
  readonly pact: PublishedPact;
  readonly before: PublishedPact | undefined;
  readonly merged: boolean;
  readonly calledWebhooks: readonly CalledWebhook[];
}

/**
 * All of it or nothing; webhooks and pages hear of it when it is on the disk.
 * @throws BrokerError 409, with the difference, when a version's pact would change and the broker does not allow that
 */
export function publishContracts(context: BrokerContext, toPublish: ContractsToPublish): PublishedContracts {
  const { database } = context;
  const call = lastCall(database);
  const done = database.transaction(() => {
    const notices = toPublish.contracts.flatMap((contract) => conflictNotices(context, toPublish, contract));
    if (notices.length > 0)
      throw conflict(notices, { contracts: notices.filter(({ type }) => type === 'error').map(({ text }) => text) });
    const pacticipant = findOrCreatePacticipant(context, toPublish.pacticipantName);
    const versionExisted = findVersion(database, pacticipant.id, toPublish.pacticipantVersionNumber) !== undefined;
    const { buildUrl, branch, tags = [] } = toPublish;
    const version = findOrCreateVersion(context, pacticipant, toPublish.pacticipantVersionNumber, { buildUrl });
    if (branch !== undefined) addToBranch(context, version, branch);
    for (const tag of tags) addTag(context, version, tag);
    const pacts = toPublish.contracts.map((contract) => publishOne(context, version, contract));
    return { pacticipant, version, versionExisted, pacts };
  });
  for (const event of done.pacts.flatMap(({ events }) => events)) context.events.tell(event);
  return {
    ...done,
    pacts: done.pacts.map((published) => ({
      ...published,
      calledWebhooks: calledSince(database, call, published.pact),
    })),
  };
}

function publishOne(
  context: BrokerContext,
  version: Version,
  { providerName, content, onConflict }: ContractToPublish,
): Omit<PublishedContract, 'calledWebhooks'> {
  const { database } = context;
  const provider = findOrCreatePacticipant(context, providerName);
  const existing = pactOfVersion(database, { versionId: version.id, providerId: provider.id });
  const whole = resultingContent(context, existing, content, onConflict);
  const { pact, before } = recordPublication(context, version, provider, whole);
  return { pact, before, merged: onConflict === 'merge', ...publicationEvents(database, pact, before) };
}

/** An error, and what would change. */
function conflictNotices(
  context: BrokerContext,
  { pacticipantName, pacticipantVersionNumber }: ContractsToPublish,
  { providerName, content, onConflict }: ContractToPublish,
): Notice[] {
  const { database } = context;
  const consumer = findPacticipant(database, pacticipantName);
  const provider = findPacticipant(database, providerName);
  const version = consumer && findVersion(database, consumer.id, pacticipantVersionNumber);
  const existing = version && provider && pactOfVersion(database, { versionId: version.id, providerId: provider.id });
  const forbidden = forbiddenModification(context, existing, content, onConflict);
  if (!forbidden) return [];
  return [
    { type: 'error', text: forbidden.error },
    { type: 'info', text: forbidden.difference },
  ];
}
