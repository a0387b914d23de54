import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { productChanged } from '../../../system-under-test/events/index.ts';
import { envelope, read } from './event-message.ts';
import { pactOf } from './pact-of.ts';

test('the product BFF hears that a product has changed', async () => {
  await pactOf('product-bff', 'product')
    .addAsynchronousInteraction()
    .expectsToReceive('product.changed', (message) =>
      message.withJSONContent(envelope('product.changed', { productId: MatchersV3.string('prod-001') })),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, productChanged).data).toEqual({ productId: 'prod-001' });
    });
});
