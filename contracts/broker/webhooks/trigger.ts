import type { BrokerContext } from '../context.ts';
import type { Database } from '../database/index.ts';
import { deployedVersions } from '../environments/index.ts';
import type { BrokerEvent } from '../events.ts';
import { versionById } from '../pacticipants/index.ts';
import { versionFacts } from './occasion.ts';
import { describeProviderVersion } from './provider-version-descriptions.ts';
import { uses } from './template.ts';
import { deployedProviderVersion, type EventContext } from './template-parameters.ts';
import { addTriggered } from './triggered-webhook.ts';
import { verifiedVersions } from './verified-versions.ts';
import { type Webhook, webhooksToTrigger } from './webhook.ts';

/** Notes every webhook that wants to know of the event, to be called as soon as may be. */
export function trigger(context: BrokerContext, event: BrokerEvent, baseUrl: string): void {
  const { database } = context;
  const between = database.one<{ consumerId: number; providerId: number }>(
    'select consumer_id as consumerId, provider_id as providerId from pact_publication where id = ?',
    event.publicationId,
  );
  if (!between) return;
  const { consumerId, providerId } = between;
  const told: EventContext = {
    base_url: baseUrl,
    event_name: event.name,
    ...(event.name === 'contract_requiring_verification_published' && event.providerVersionId !== undefined
      ? aboutProviderVersion(database, event.providerVersionId)
      : {}),
  };
  const verificationId = 'verificationId' in event ? event.verificationId : null;
  database.transaction(() => {
    for (const webhook of webhooksToTrigger(database, event.name, consumerId, providerId))
      for (const call of perVerifiedVersion(database, event))
        for (const deployed of perDeployedVersion(database, webhook, providerId))
          addTriggered(context, webhook, {
            event: event.name,
            consumerId,
            providerId,
            publicationId: call.publicationId,
            verificationId,
            context: { ...told, ...call.context, ...deployed },
          });
  });
}

interface Call {
  readonly publicationId: number;
  readonly context: Partial<EventContext>;
}

function perVerifiedVersion(database: Database, event: BrokerEvent): Call[] {
  const verified = 'verificationId' in event ? verifiedVersions(database, event.verificationId) : [];
  if (verified.length === 0) return [{ publicationId: event.publicationId, context: {} }];
  return verified.map(({ publicationId, number, tags }) => ({
    publicationId,
    context: { consumer_version_number: number, consumer_version_tags: tags },
  }));
}

function aboutProviderVersion(database: Database, versionId: number): Partial<EventContext> {
  const version = versionById(database, versionId);
  if (!version) return {};
  return {
    provider_version_number: version.number,
    provider_version_branch: versionFacts(database, version.id, version.number).branch,
    provider_version_descriptions: describeProviderVersion(database, version),
  };
}

/** A webhook whose body names the deployed provider is called once for each version of it that is deployed anywhere. */
function perDeployedVersion(database: Database, { request }: Webhook, providerId: number): Partial<EventContext>[] {
  if (!uses(request.body, deployedProviderVersion)) return [{}];
  const deployed = deployedVersions(database, { pacticipantId: providerId, current: true });
  const numbers = new Set(deployed.map(({ versionNumber }) => versionNumber));
  return [...numbers].map((number) => ({ currently_deployed_provider_version_number: number }));
}
