import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { on, readEvent } from '../platform/messaging/index.ts';
import { orderConfirmed } from './index.ts';
import recorded from './recorded/order.confirmed.v1.json' with { type: 'json' };
import schema from './schemas/order.confirmed.v1.json' with { type: 'json' };

test('the recorded event is of the version it says', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  expect(validate(recorded.data), JSON.stringify(validate.errors)).toBe(true);
});

test('a confirmation from before customers were named is read, and its customer named by address', () => {
  const reading = readEvent(JSON.stringify(recorded), [on(orderConfirmed, async () => {})]);
  expect(reading).toMatchObject({
    kind: 'event',
    event: {
      version: 2,
      data: {
        orderId: recorded.data.orderId,
        customer: { id: 'mail:ada@example.test', name: 'Ada', email: 'ada@example.test' },
        total: 2_250,
      },
    },
  });
});
