import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The parts of a pact (specification 2 to 4) that we judge. */
export interface Pact {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly Interaction[];
  /** All of it, as it was read; `interactions` are in its order. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Interaction {
  /** Its `_id` where a broker gave it one, else its place. */
  readonly id: string;
  readonly description: string;
  readonly kind: 'http' | 'message' | 'synchronous-message';
  readonly states: readonly GivenState[];
  /** Of a message: what the consumer relies on, besides the contents. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** A message without contents, such as a tombstone: Pact writes none where the consumer expects null. */
  readonly empty: boolean;
  /** The name of the message in the provider's AsyncAPI document, if the consumer named one (`reference('asyncapi', 'message', …)`). */
  readonly asyncApiMessage: string | undefined;
}

export interface GivenState {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const stateJson = z.looseObject({ name: z.string(), params: z.record(z.string(), z.unknown()).optional() });
const interactionJson = z.looseObject({
  _id: z.string().optional(),
  type: z.string().optional(),
  description: z.string(),
  providerState: z.string().nullish(),
  providerStates: z.array(stateJson).optional(),
  contents: z.unknown().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  metaData: z.record(z.string(), z.unknown()).optional(),
  references: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const party = z.looseObject({ name: z.string().min(1) });
const pactJson = z.looseObject({
  consumer: party,
  provider: party,
  interactions: z.array(interactionJson).optional(),
  messages: z.array(interactionJson).optional(),
});

/** Reads the pacts of a folder; none when there is no folder. */
export function readPacts(dir: string): Pact[] {
  return filesOf(dir).map((name) => readPact(join(dir, name)));
}

/** @throws Error that names the file and what is wrong with it. */
export function readPact(file: string): Pact {
  return parsePact(JSON.parse(readFileSync(file, 'utf8')), file);
}

export function parsePact(json: unknown, file: string): Pact {
  const read = pactJson.safeParse(json);
  if (!read.success)
    throw new Error(
      `${file} is no pact: ${read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`,
    );
  const { consumer, provider, interactions = [], messages = [] } = read.data;
  return {
    file,
    consumer: consumer.name,
    provider: provider.name,
    interactions: [...interactions.map(interactionOf('http')), ...messages.map(interactionOf('message'))],
    json: read.data,
  };
}

const kinds: Readonly<Record<string, Interaction['kind']>> = {
  'Synchronous/HTTP': 'http',
  'Asynchronous/Messages': 'message',
  'Synchronous/Messages': 'synchronous-message',
};

const interactionOf =
  (usual: Interaction['kind']) =>
  (json: z.output<typeof interactionJson>, place: number): Interaction => {
    const { _id, description, type, providerState, providerStates, metadata, metaData, contents, references } = json;
    const kind = type === undefined ? usual : (kinds[type] ?? 'synchronous-message');
    const named = providerStates ?? (providerState ? [{ name: providerState }] : []);
    return {
      id: _id ?? `${usual}-${place}`,
      description,
      kind,
      states: named.map(({ name, params = {} }) => ({ name, params })),
      metadata: metadata ?? metaData ?? {},
      empty: kind === 'message' && (contents === undefined || contents === null),
      asyncApiMessage: references?.asyncapi?.message?.toString(),
    };
  };

/** The part of a pact that is about calls, or about messages, as a pact of its own. */
export function partOf(pact: Pact, kind: 'http' | 'message'): Pact {
  const ofPart = (interaction: Interaction) => (interaction.kind === 'http') === (kind === 'http');
  return { ...pact, interactions: pact.interactions.filter(ofPart) };
}

function filesOf(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
