import type { EventDefinition } from './define-event.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** An event of a version that the consumer's definition cannot make anything of. */
class UnknownEventVersion extends Error {
  readonly code = 'unknown-event-version';

  constructor(type: string, version: number, known: number) {
    super(`${type} v${version} cannot be read by a consumer of v${known}`);
    this.name = 'UnknownEventVersion';
  }
}

/**
 * The event's data as of the consumer's version: those of older versions go through the upcasters, those of the next version are
 * taken as they are, since publishers are deployed before the last consumer is. Whether they fit is for the schema to say.
 *
 * @throws {UnknownEventVersion}
 */
export function upcast(
  { type, version, upcasters }: Pick<EventDefinition, 'type' | 'version' | 'upcasters'>,
  event: Pick<EventEnvelope, 'version' | 'data'>,
): unknown {
  if (event.version > version + 1) throw new UnknownEventVersion(type, event.version, version);
  let { data } = event;
  for (let from = event.version; from < version; from++) {
    const next = upcasters[from];
    if (!next) throw new UnknownEventVersion(type, event.version, version);
    data = next(data);
  }
  return data;
}
