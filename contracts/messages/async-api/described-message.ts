import type { AsyncApiDocument } from './document.ts';

/** A message of the document, and how it is sent. */
export interface DescribedMessage {
  /** Where it stands: `#/components/messages/order.placed`. */
  readonly pointer: string;
  readonly json: Json;
  /** The addresses of the channels that it is sent on. */
  readonly addresses: readonly string[];
}

export type Json = Readonly<Record<string, unknown>>;

/** The messages that go by `name` (in a channel, in the components, or by their own name) and that some operation sends. */
export function findMessage({ json }: AsyncApiDocument, name: string): DescribedMessage | undefined {
  const sent = Object.values(json.operations).filter(({ action }) => action === 'send');
  const found = sent.flatMap(({ channel: { $ref }, messages }) => {
    const channel = lookUp(json, $ref) as (typeof json.channels)[string] | undefined;
    const pointers = messages?.map((each) => each.$ref) ?? Object.keys(channel?.messages ?? {}).map(inChannel($ref));
    return pointers.flatMap((pointer) => {
      const target = follow(json, pointer);
      const names = [
        readStep(pointer.split('/').at(-1)),
        readStep(target.pointer.split('/').at(-1)),
        target.json?.name,
      ];
      if (!target.json || !names.includes(name)) return [];
      return [
        { pointer: target.pointer, json: target.json, address: channel?.address ?? $ref.split('/').at(-1) ?? '' },
      ];
    });
  });
  const first = found[0];
  if (!first) return undefined;
  const same = found.filter(({ pointer }) => pointer === first.pointer);
  return { pointer: first.pointer, json: first.json, addresses: same.map(({ address }) => address) };
}

const inChannel = (channel: string) => (key: string) => `${channel}/messages/${writeStep(key)}`;

/** References lead to references: a channel's message to that of the components. */
function follow(document: Json, pointer: string, steps = 0): { pointer: string; json: Json | undefined } {
  const json = lookUp(document, pointer) as Json | undefined;
  if (typeof json?.$ref !== 'string' || steps > 16) return { pointer, json };
  return follow(document, json.$ref, steps + 1);
}

/** The schemas of a message's headers: its own, and those of its traits. */
export function headerPointers(document: AsyncApiDocument, { pointer, json }: DescribedMessage): string[] {
  const own = json.headers === undefined ? [] : [`${pointer}/headers`];
  const traits = Array.isArray(json.traits) ? json.traits : [];
  const ofTraits = traits.flatMap((_, place) => {
    const trait = follow(document.json, `${pointer}/traits/${place}`);
    return trait.json?.headers === undefined ? [] : [`${trait.pointer}/headers`];
  });
  return [...own, ...ofTraits];
}

export function lookUp(document: Json, pointer: string): unknown {
  if (!pointer.startsWith('#/')) return undefined;
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[readStep(step) ?? ''], document);
}

const writeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
const readStep = (step: string | undefined): string | undefined =>
  step && decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
