import type { Exchange } from '../exchange.ts';
import type { Json } from '../json.ts';
import { doesNotFit } from './does-not-fit.ts';
import type { ExchangesOfOne } from './exchanges-of-one.ts';
import { httpInteraction } from './http-interaction.ts';
import { eventName, messageInteraction } from './message-interaction.ts';
import { pathTemplate } from './path-template.ts';
import type { TopicRecord } from './topic-record.ts';

export interface Traffic {
  readonly consumer: string;
  readonly provider: string;
  /** What the consumer asked of the provider. */
  readonly exchanges?: readonly Exchange[];
  /** What the provider published and the consumer read. */
  readonly records?: readonly TopicRecord[];
  /** Paths of operations (`/orders/{orderId}`), where they are known; else they are told by what looks like an id. */
  readonly paths?: readonly string[];
}

export interface PactFromTraffic {
  /** Of specification 4. */
  readonly pact: Json;
  /** What no contract can be made of, each with the reason. */
  readonly leftOut: readonly string[];
}

/**
 * Makes one interaction of all exchanges of an operation and status, and one of all records of an event. It holds what they have in
 * common, and every one of them fits it.
 */
export function pactFromTraffic({
  consumer,
  provider,
  exchanges = [],
  records = [],
  paths = [],
}: Traffic): PactFromTraffic {
  const leftOut: string[] = [];
  const ofExchanges = [...grouped(exchanges, paths)].flatMap(([name, group]) => {
    const why = cannotPromise(group);
    if (why !== undefined) leftOut.push(`${name}: ${why}`);
    return why === undefined ? [{ name, interaction: httpInteraction(group), samples: group.exchanges }] : [];
  });
  const ofRecords = [...Map.groupBy(records, eventName)].flatMap(([name, all]) => {
    // A pact cannot hold an empty message: the verifier takes anything for it.
    const samples = all.filter(({ value }) => value !== null && value !== undefined);
    if (samples.length < all.length) leftOut.push(`${name}: ${all.length - samples.length} tombstones`);
    const interaction = messageInteraction(name, samples);
    if (!interaction && samples.length > 0) leftOut.push(`${name}: its records have nothing in common`);
    return interaction ? [{ name, interaction, samples }] : [];
  });
  const made = [...ofExchanges, ...ofRecords].filter(({ name, interaction, samples }) => {
    const why = doesNotFit(interaction, samples);
    if (why !== undefined) leftOut.push(`${name}: ${why}`);
    return why === undefined;
  });
  const interactions = made.map(({ interaction }) => interaction).sort(byDescription);
  const metadata = { pactSpecification: { version: '4.0' } };
  return { pact: { consumer: { name: consumer }, provider: { name: provider }, interactions, metadata }, leftOut };
}

function grouped(exchanges: readonly Exchange[], paths: readonly string[]): Map<string, ExchangesOfOne> {
  const groups = new Map<string, ExchangesOfOne>();
  for (const exchange of exchanges) {
    const method = exchange.method.toUpperCase();
    const path = pathTemplate(exchange.path.split('?')[0] ?? '/', paths);
    const name = `${method} ${path.template} ${exchange.status}`;
    const group = groups.get(name) ?? { method, path, status: exchange.status, exchanges: [] };
    groups.set(name, { ...group, exchanges: [...group.exchanges, exchange] });
  }
  return groups;
}

function cannotPromise({ status }: ExchangesOfOne): string | undefined {
  if (status === 0) return 'no answer came';
  return status >= 500 ? 'nobody may rely on a failure' : undefined;
}

const byDescription = (one: Json, other: Json): number =>
  String(one.description) < String(other.description) ? -1 : 1;
