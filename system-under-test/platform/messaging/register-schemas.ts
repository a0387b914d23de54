import { exponentialBackoff, sleep } from '../resilience/index.ts';
import type { Service } from '../service/index.ts';
import type { EventDefinition } from './define-event.ts';
import type { EventEnvelope } from './event-envelope.ts';
import { eventSchema, subjectOf } from './event-schema.ts';

/** Under which ids a schema registry knows what this service tells. */
export interface SchemaIds {
  /** Undefined as long as the registry has not said, and for ever when there is none or when it refused. */
  of(event: Pick<EventEnvelope, 'type' | 'version'>): number | undefined;
}

export const noSchemaIds: SchemaIds = { of: () => undefined };

const ANSWER_WITHIN_MS = 2_000;
const usualBackoff = exponentialBackoff({ firstMs: 250, maxMs: 30_000 });

/**
 * Makes the schemas of these events known to a schema registry (Confluent's interface), in the background, again and again until it
 * has answered. Nobody waits for it: events are published without an id while it is away. A schema that it refuses is a mistake of
 * the build, said in the log; it does not stop the shop.
 *
 * @param registryUrl - undefined: there is no registry
 */
export function registerSchemas(
  service: Pick<Service, 'log' | 'shutdown'>,
  registryUrl: string | undefined,
  events: readonly EventDefinition[],
  backoff = usualBackoff,
): SchemaIds {
  if (registryUrl === undefined) return noSchemaIds;
  const ids = new Map<string, number>();
  const { signal } = service.shutdown;

  async function registerUntilAnswered(event: EventDefinition): Promise<void> {
    const subject = subjectOf(event);
    for (let failures = 0; !signal.aborted; ) {
      try {
        const answer = await register(registryUrl as string, event, signal);
        if ('id' in answer) ids.set(subject, answer.id);
        else service.log.error({ subject, reason: answer.refused }, 'the registry refuses a schema');
        return;
      } catch (error) {
        failures += 1;
        if (failures === 1)
          service.log.warn({ subject, error }, 'the schema registry does not answer, it is asked again');
        await sleep(backoff(failures), signal);
      }
    }
  }

  const registering = Promise.all(events.map(registerUntilAnswered));
  service.shutdown.add('registration of schemas', async () => void (await registering));
  return { of: (event) => ids.get(subjectOf(event)) };
}

type Answer = { readonly id: number } | { readonly refused: string };

/** @throws when the registry is away or in trouble, so that it is worth asking again */
async function register(registryUrl: string, event: EventDefinition, stopping: AbortSignal): Promise<Answer> {
  const path = `subjects/${encodeURIComponent(subjectOf(event))}/versions`;
  const response = await fetch(new URL(path, `${registryUrl.replace(/\/+$/, '')}/`), {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify({ schemaType: 'JSON', schema: JSON.stringify(eventSchema(event)) }),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
  });
  const text = await response.text();
  if (response.ok) return { id: (JSON.parse(text) as { id: number }).id };
  const refused = response.status === 409 || response.status === 422;
  if (!refused) throw new Error(`The registry answered ${response.status}: ${text}`);
  return { refused: text };
}
