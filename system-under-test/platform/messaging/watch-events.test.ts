import { expect, test } from 'vitest';
import { z } from 'zod';
import { createMemoryBroker, createTestService } from '../testing/index.ts';
import { defineEvent } from './define-event.ts';
import { watchEvents } from './watch-events.ts';

const opened = defineEvent('door.opened', { topic: 'doors', data: z.object({ door: z.int() }) });
const closed = defineEvent('door.closed', { topic: 'doors', data: z.object({ door: z.int() }) });
const wire = ({ envelope }: { envelope: object }) => ({
  topic: 'doors',
  key: 'door',
  value: JSON.stringify(envelope),
  headers: {},
});

test('every instance hears the events it knows, and passes over what it cannot read', async () => {
  await using service = createTestService('porter');
  const broker = createMemoryBroker();
  const heard: string[][] = [[], []];
  for (const instance of heard) {
    watchEvents(service, {
      broker,
      topic: 'doors',
      definitions: [opened],
      onEvent: ({ type, data }) => instance.push(`${type} ${JSON.stringify(data)}`),
    });
  }
  await broker.deliver(wire(opened.create('door', { door: 1 })));
  await broker.deliver(wire(closed.create('door', { door: 1 })));
  await broker.deliver({ topic: 'doors', key: 'door', value: '{', headers: {} });
  expect(heard).toEqual([['door.opened {"door":1}'], ['door.opened {"door":1}']]);
});
