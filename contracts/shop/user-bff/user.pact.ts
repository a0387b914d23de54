import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { profileRoutes } from '../../../system-under-test/bffs/user/profile/index.ts';
import { type Asking, askBff, away, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';
import { userStates } from '../user/states.ts';

const { eachLike, fromProviderState, integer, string } = MatchersV3;
const pact = pactOf('user-bff', 'user');

const json = { 'Content-Type': 'application/json' };
const addressId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
/** Each verification has a customer of its own. */
const customer = fromProviderState('/customers/${customerId}', '/customers/customer-1');
const itsAddresses = fromProviderState('/customers/${customerId}/addresses', '/customers/customer-1/addresses');
const itsAddress = fromProviderState(
  '/customers/${customerId}/addresses/${addressId}',
  `/customers/customer-1/addresses/${addressId}`,
);
const error = { error: { code: string('not-found'), message: string('There is none') } };

const home = {
  name: 'Ada',
  street: 'Baumwall 7',
  addition: 'c/o Babbage',
  postalCode: '20459',
  city: 'Hamburg',
  country: 'DE',
};

const asAda = (url: string, path: string, asking: Asking = {}) =>
  askBff(profileRoutes({ user: edgeTo('user', url), notification: away, identity }), `/api/profile${path}`, {
    ...asking,
    as: 'ada',
  });

test('shows a profile', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerKnown())
    .uponReceiving('a request for a customer')
    .withRequest('GET', customer)
    // A null is matched as it is: a new customer has given no number.
    .willRespondWith(200, (response) =>
      response.jsonBody({ name: string('Ada'), email: string('ada@example.test'), phone: null, version: integer(1) }),
    )
    .executeTest(async ({ url }) => {
      expect(await asAda(url, '')).toMatchObject({ status: 200, body: { name: 'Ada', phone: null } });
    });
});

test('passes on that user has not heard of an account yet', async () => {
  await pact
    .addInteraction()
    .uponReceiving('a request for a customer that is not known')
    .withRequest('GET', '/customers/customer-1')
    .willRespondWith(404, (response) => response.jsonBody(error))
    .executeTest(async ({ url }) => {
      expect(await asAda(url, '')).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
    });
});

test('replaces a profile', async () => {
  const changed = { name: 'Ada Lovelace', phone: '+491701234567' };
  await pact
    .addInteraction()
    .given(...userStates.customerKnown())
    .uponReceiving('a changed customer')
    .withRequest('PUT', customer, (request) => request.headers(json).jsonBody(changed))
    .willRespondWith(200, (response) =>
      response.jsonBody({ ...changed, email: string('ada@example.test'), version: integer(2) }),
    )
    .executeTest(async ({ url }) => {
      expect(await asAda(url, '', { method: 'PUT', body: changed })).toMatchObject({ status: 200, body: changed });
    });
});

test('has a customer erased', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerKnown())
    .uponReceiving('a request to erase a customer')
    .withRequest('DELETE', customer)
    .willRespondWith(202)
    .executeTest(async ({ url }) => {
      expect(await asAda(url, '', { method: 'DELETE' })).toMatchObject({ status: 202 });
    });
});

test('adds an address', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerKnown())
    .uponReceiving('a new address')
    .withRequest('POST', itsAddresses, (request) =>
      request.headers({ ...json, 'Idempotency-Key': 'customer-1:address-1' }).jsonBody(home),
    )
    .willRespondWith(201, (response) => response.jsonBody({ ...home, id: string(addressId) }))
    .executeTest(async ({ url }) => {
      const asking = { method: 'POST', idempotencyKey: 'address-1', body: home };
      expect(await asAda(url, '/addresses', asking)).toEqual({ status: 201, body: { ...home, id: addressId } });
    });
});

test('lists addresses', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerHasAddress())
    .uponReceiving('a request for the addresses of a customer')
    .withRequest('GET', itsAddresses)
    .willRespondWith(200, (response) =>
      response.jsonBody({
        items: eachLike({
          id: string(addressId),
          name: string('Ada'),
          street: string('Baumwall 7'),
          addition: null,
          postalCode: string('20459'),
          city: string('Hamburg'),
          country: string('DE'),
        }),
      }),
    )
    .executeTest(async ({ url }) => {
      expect(await asAda(url, '/addresses')).toMatchObject({ status: 200, body: { items: [{ id: addressId }] } });
    });
});

test('replaces an address', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerHasAddress())
    .uponReceiving('a changed address')
    .withRequest('PUT', itsAddress, (request) => request.headers(json).jsonBody(home))
    .willRespondWith(200, (response) => response.jsonBody({ ...home, id: string(addressId) }))
    .executeTest(async ({ url }) => {
      const answer = await asAda(url, `/addresses/${addressId}`, { method: 'PUT', body: home });
      expect(answer).toEqual({ status: 200, body: { ...home, id: addressId } });
    });
});

test('deletes an address', async () => {
  await pact
    .addInteraction()
    .given(...userStates.customerHasAddress())
    .uponReceiving('a request to delete an address')
    .withRequest('DELETE', itsAddress)
    .willRespondWith(204)
    .executeTest(async ({ url }) => {
      expect(await asAda(url, `/addresses/${addressId}`, { method: 'DELETE' })).toMatchObject({ status: 204 });
    });
});
