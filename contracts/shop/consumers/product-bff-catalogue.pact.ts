import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { productChanged } from '../../../system-under-test/events/index.ts';
import { on, readEvent } from '../../../system-under-test/platform/messaging/index.ts';
import { pactOf } from './pact-of.ts';

const { datetime, string, uuid } = MatchersV3;

test('the product BFF hears that a product has changed', async () => {
  await pactOf('product-bff', 'product')
    .addAsynchronousInteraction()
    .expectsToReceive('product.changed', (message) =>
      message.withJSONContent({
        id: uuid('0b7e4b0e-8b0e-4b7e-9b0e-4b7e4b0e8b0e'),
        type: 'product.changed',
        version: 1,
        at: datetime("yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-01-01T12:00:00.000Z'),
        key: string('prod-001'),
        data: { productId: string('prod-001') },
      }),
    )
    .executeTest(async ({ contents }) => {
      const reading = readEvent(JSON.stringify(contents.content), [on(productChanged, async () => {})]);
      expect(reading).toMatchObject({ kind: 'event', event: { data: { productId: 'prod-001' } } });
    });
});
