import { type Json, recordOf } from '../json.ts';
import { commonHeaders } from './headers.ts';
import { inferShape } from './infer-shape.ts';
import type { TopicRecord } from './topic-record.ts';
import { withoutSecrets } from './without-secrets.ts';
import { ruleList, writeShape } from './write-shape.ts';

/** What kind of event a record is: its header, its own `type`, else its topic. */
export const eventName = ({ topic, value, headers }: TopicRecord): string =>
  String(headers['event-type'] ?? headers.type ?? recordOf(value).type ?? topic);

/** One interaction that all these records, of one event, are examples of; undefined when they have nothing in common. */
export function messageInteraction(name: string, records: readonly TopicRecord[]): Json | undefined {
  const shape = inferShape(records.map(({ value }) => withoutSecrets(value)));
  if (!shape) return undefined;
  const content = writeShape(shape);
  const { headers, rules } = commonHeaders(records.map((record) => record.headers));
  const keyed = records.every(({ key }) => key !== null);
  const [first] = records;
  // The name tells the event from others, so it is matched as it is.
  const toldByType = records.every(({ value }) => recordOf(value).type === name);
  const { '$.type': _, ...rest } = content.rules;
  return {
    type: 'Asynchronous/Messages',
    description: name,
    contents: { contentType: 'application/json', encoded: false, content: content.example },
    metadata: {
      ...Object.fromEntries(Object.entries(headers).map(([key, [value]]) => [key, value])),
      contentType: 'application/json',
      topic: first?.topic,
      ...(keyed && { key: first?.key }),
    },
    matchingRules: {
      body: toldByType ? rest : content.rules,
      metadata: { ...rules, ...(keyed && { key: ruleList({ match: 'type' }) }) },
    },
  };
}
