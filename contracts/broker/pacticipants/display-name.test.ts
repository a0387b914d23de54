import { expect, test } from 'vitest';
import { displayNameOf } from './display-name.ts';

// The cases of upstream's spec/lib/pact_broker/pacticipants/generate_display_name_spec.rb.
test.each([
  ['foo', 'Foo'],
  ['MyService', 'My Service'],
  ['my-service', 'My Service'],
  ['my_service', 'My Service'],
  ['my service', 'My Service'],
  ['ABCService', 'ABC Service'],
  ['A4Service', 'A4 Service'],
  ['SNSPactEventConsumer', 'SNS Pact Event Consumer'],
  ['AWSSummiteerWeb', 'AWS Summiteer Web'],
  ['Beer-Consumer', 'Beer Consumer'],
  ['foo.pretend-consumer', 'Foo Pretend Consumer'],
  ['Client-XX', 'Client XX'],
  ['providerJSWorkshop', 'Provider JS Workshop'],
  ['e2e Provider Example', 'E2e Provider Example'],
  ['MP - Our Provider', 'MP - Our Provider'],
  ['PoC - Pact-broker-consumer', 'PoC - Pact Broker Consumer'],
  ['QB-DATABASE Service', 'QB DATABASE Service'],
  ['Support Species App (Provider)', 'Support Species App (Provider)'],
  ['', ''],
])('%j is shown as %j', (name, shown) => {
  expect(displayNameOf(name)).toBe(shown);
});
