import { stringify } from 'yaml';
import { z } from 'zod';
import { topicMap, type topics } from '../../events/index.ts';
import { type EventDefinition, envelopeSchema } from '../../platform/messaging/index.ts';
import { schemaName } from './schema-of-event.ts';

type Topic = keyof typeof topics;

const HEADER = `# Written by system-under-test/tools/event-schemas.ts from the definitions in this folder; not to be edited.\n`;

/**
 * Describes all events, their topics, and who publishes and subscribes, as AsyncAPI 3.0.
 *
 * @returns YAML
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function asyncApiOf(events: readonly EventDefinition[]): string {
  const byTopic = Map.groupBy(events, ({ topic }) => topic as Topic);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Events of the shop',
      version: '1.0.0',
      description: 'Delivered at least once, in order per key. Consumers pass over fields that they do not know.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...byTopic].map(([topic, ofTopic]) => [topic, channelOf(topic, ofTopic)])),
    operations: Object.fromEntries([...byTopic].flatMap(([topic, ofTopic]) => operationsOf(topic, ofTopic))),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, messageOf(event)])),
      messageTraits: { event: { headers: HEADERS, bindings: { kafka: { key: { type: 'string' } } } } },
      schemas: { envelope: envelope() },
    },
  };
  return HEADER + stringify(document, { lineWidth: 120, aliasDuplicateObjects: false });
}

const HEADERS = {
  type: 'object',
  required: ['event-type', 'event-id'],
  properties: {
    'event-type': { type: 'string' },
    'event-id': { type: 'string', format: 'uuid' },
    'schema-id': {
      type: 'string',
      pattern: '^[0-9]+$',
      description: 'Id of the schema of this message, where a schema registry was there to ask.',
    },
    traceparent: { type: 'string', description: 'W3C Trace Context of the work that told the event.' },
    baggage: { type: 'string', description: 'W3C Baggage; synthetic=true marks synthetic traffic.' },
  },
};

function channelOf(topic: Topic, events: readonly EventDefinition[]) {
  return {
    address: topic,
    messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topic } },
  };
}

function operationsOf(topic: Topic, events: readonly EventDefinition[]) {
  const { publishedBy, subscribedBy } = topicMap[topic];
  const operation = (action: 'send' | 'receive', service: string) => ({
    action,
    channel: { $ref: `#/channels/${topic}` },
    summary: `${service} ${action === 'send' ? 'publishes to' : 'subscribes to'} ${topic}`,
    messages: events.map(({ type }) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
  });
  return [
    [`${publishedBy}.send.${topic}`, operation('send', publishedBy)] as const,
    ...subscribedBy.map((service) => [`${service}.receive.${topic}`, operation('receive', service)] as const),
  ];
}

function messageOf(event: EventDefinition) {
  const { type, version, description } = event;
  return {
    name: type,
    title: `${type} v${version}`,
    summary: description,
    traits: [{ $ref: '#/components/messageTraits/event' }],
    payload: {
      allOf: [
        { $ref: '#/components/schemas/envelope' },
        {
          type: 'object',
          properties: {
            type: { const: type },
            version: { const: version },
            data: { $ref: `./schemas/${schemaName(event)}.json` },
          },
        },
      ],
    },
  };
}

function envelope() {
  const { $schema: _, ...schema } = z.toJSONSchema(envelopeSchema, { io: 'input' });
  return schema;
}
