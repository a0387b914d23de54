import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  failed,
  inProd,
  neverSeen,
  noneInProd,
  nothingMissing,
  notVerified,
  oneInProd,
  toProd,
  v,
  verified,
} from '../testing/words.ts';

// biome-ignore format: a table
scenarios([
  // One consumer.
  ['a provider goes where the consumer is that it verified', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['a provider does not go where the consumer is that it fails', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), no(failed(inProd('Foo 1'), v('Bar 2')))],
  ['nobody knows whether it goes where the consumer is that it did not verify', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').version('Bar 2'), toProd('Bar 2'), unknown(notVerified(inProd('Foo 1'), v('Bar 2')))],
  ['what another version of it verified does not count', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 1', 'Foo 1').version('Bar 2'), toProd('Bar 2'), unknown(notVerified(inProd('Foo 1'), v('Bar 2')))],
  ['what another version of it failed does not count', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 1', 'Foo 1').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['a provider does not need its consumer to be there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(nothingMissing)],
  ['a consumer that is not there may be failed', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(nothingMissing)],
  ['a consumer that is not there need not be verified', (h) => h.publish('Foo 1', 'Bar').version('Bar 2'), toProd('Bar 2'), yes(nothingMissing)],
  ['a consumer in another environment may be failed', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'test').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(nothingMissing)],
  ['a consumer that was taken away may be failed', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').undeploy('Foo 1', 'prod'), toProd('Bar 2'), yes(nothingMissing)],
  ['a provider without consumers goes anywhere', (h) => h.version('Bar 2'), toProd('Bar 2'), yes(nothingMissing)],
  ['a version that nobody has seen goes nowhere', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 9'), no(neverSeen('Bar 9'))],
  ['a version that nobody has seen goes nowhere, though no consumer is there', (h) => h.publish('Foo 1', 'Bar'), toProd('Bar 9'), no(neverSeen('Bar 9'))],
  ['the version of the consumer that is there has no pact with it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Foo 2', 'prod'), toProd('Bar 2'), yes(nothingMissing)],
  ['the consumer that is there was verified again: passed', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['the consumer that is there was verified again: failed', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), no(failed(inProd('Foo 1'), v('Bar 2')))],
  ['of the provider itself what is there does not matter', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 1', 'Foo 1').deploy('Bar 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['a newer version of the consumer elsewhere does not matter', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').fail('Bar 2', 'Foo 2').deploy('Foo 2', 'test'), toProd('Bar 2'), yes(verified)],
  ['the consumer was replaced by a version that it fails', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').fail('Bar 2', 'Foo 2').deploy('Foo 2', 'prod'), toProd('Bar 2'), no(failed(inProd('Foo 2'), v('Bar 2')))],
  ['the consumer was replaced by a version that it passes', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2').deploy('Foo 2', 'prod'), toProd('Bar 2'), yes(verified)],

  // Several versions of a consumer are there.
  ['both versions of the consumer are verified', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').pass('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 2'), toProd('Bar 2'), yes(verified)],
  ['the older of two versions of the consumer is failed', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').fail('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 2'), toProd('Bar 2'), no(failed(oneInProd('Foo 1'), v('Bar 2')))],
  ['the newer of two versions of the consumer is not verified', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), unknown(notVerified(oneInProd('Foo 2'), v('Bar 2')))],
  ['neither of two versions of the consumer is verified, the newest first', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').version('Bar 2'), toProd('Bar 2'), unknown(notVerified(oneInProd('Foo 2'), v('Bar 2')), notVerified(oneInProd('Foo 1'), v('Bar 2')))],
  ['one failed, one not verified', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), unknown(failed(oneInProd('Foo 1'), v('Bar 2')), notVerified(oneInProd('Foo 2'), v('Bar 2')))],
  ['two versions of one content are verified at once', (h) => h.publish('Foo 1', 'Bar', 'x').publish('Foo 2', 'Bar', 'x').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['two versions of one content fail at once', (h) => h.publish('Foo 1', 'Bar', 'x').publish('Foo 2', 'Bar', 'x').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), no(failed(oneInProd('Foo 2'), v('Bar 2')), failed(oneInProd('Foo 1'), v('Bar 2')))],
  ['every supported app is verified', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').publish('App 3', 'Bar').release('App 1', 'prod').release('App 2', 'prod').release('App 3', 'prod').pass('Bar 2', 'App 1').pass('Bar 2', 'App 2').pass('Bar 2', 'App 3'), toProd('Bar 2'), yes(verified)],
  ['one of the supported apps is failed', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').publish('App 3', 'Bar').release('App 1', 'prod').release('App 2', 'prod').release('App 3', 'prod').pass('Bar 2', 'App 1').fail('Bar 2', 'App 2').pass('Bar 2', 'App 3'), toProd('Bar 2'), no(failed(oneInProd('App 2'), v('Bar 2')))],
  ['the app that is failed is not supported any more', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').release('App 1', 'prod').release('App 2', 'prod').fail('Bar 2', 'App 1').pass('Bar 2', 'App 2').endSupport('App 1', 'prod'), toProd('Bar 2'), yes(verified)],
  ['no app is supported any more', (h) => h.publish('App 1', 'Bar').release('App 1', 'prod').fail('Bar 2', 'App 1').endSupport('App 1', 'prod'), toProd('Bar 2'), yes(nothingMissing)],
  ['one of the versions there has no pact with it', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod', 'eu').deploy('Foo 2', 'prod', 'us').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],

  // Several consumers.
  ['both consumers are verified', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').pass('Bar 2', 'Foo 1').pass('Bar 2', 'Web 1'), toProd('Bar 2'), yes(verified)],
  ['one of two consumers is failed', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').pass('Bar 2', 'Foo 1').fail('Bar 2', 'Web 1'), toProd('Bar 2'), no(failed(inProd('Web 1'), v('Bar 2')))],
  ['both consumers are failed, in the order of their names', (h) => h.publish('Web 1', 'Bar').publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').fail('Bar 2', 'Web 1').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), no(failed(inProd('Foo 1'), v('Bar 2')), failed(inProd('Web 1'), v('Bar 2')))],
  ['one of two consumers is not verified', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), unknown(notVerified(inProd('Web 1'), v('Bar 2')))],
  ['one is failed, one is not verified', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').fail('Bar 2', 'Web 1'), toProd('Bar 2'), unknown(failed(inProd('Web 1'), v('Bar 2')), notVerified(inProd('Foo 1'), v('Bar 2')))],
  ['the consumer that is failed is not there', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').fail('Bar 2', 'Web 1'), toProd('Bar 2'), yes(verified)],
  ['a result for one consumer does not count for another with the same content', (h) => h.publish('Foo 1', 'Bar', 'x').publish('Web 1', 'Bar', 'x').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), unknown(notVerified(inProd('Web 1'), v('Bar 2')))],
  ['a consumer of another provider does not matter', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Web 1', 'Baz').deploy('Web 1', 'prod').fail('Baz 1', 'Web 1').deploy('Baz 1', 'prod'), toProd('Bar 2'), yes(verified)],

  // What the consumer published again.
  ['a pact that was published again with other content is not verified', (h) => h.publish('Foo 1', 'Bar', 'x').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Foo 1', 'Bar', 'y'), toProd('Bar 2'), unknown(notVerified(inProd('Foo 1'), v('Bar 2')))],
  ['a pact that was published again with the same content stays verified', (h) => h.publish('Foo 1', 'Bar', 'x').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Foo 1', 'Bar', 'x'), toProd('Bar 2'), yes(verified)],
  ['a new version of the consumer with verified content is verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar', 'x').deploy('Foo 2', 'prod'), toProd('Bar 2'), yes(verified)],

  // Consumer and provider at once: Foo needs Bar needs Baz.
  ['in the middle, with both sides well', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 3', 'Bar 2').deploy('Baz 3', 'prod'), toProd('Bar 2'), yes(verified)],
  ['in the middle, its own provider is not there', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 3', 'Bar 2'), toProd('Bar 2'), unknown(notVerified(v('Bar 2'), noneInProd('Baz')))],
  ['in the middle, its consumer is failed', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 3', 'Bar 2').deploy('Baz 3', 'prod'), toProd('Bar 2'), no(failed(inProd('Foo 1'), v('Bar 2')))],
  ['in the middle, its consumer is not there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 3', 'Bar 2').deploy('Baz 3', 'prod'), toProd('Bar 2'), yes(verified)],
  ['in the middle, neither is there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 3', 'Bar 2'), toProd('Bar 2'), unknown(notVerified(v('Bar 2'), noneInProd('Baz')))],
  ['in the middle, both sides fail, in the order of the consumers', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').fail('Baz 3', 'Bar 2').deploy('Baz 3', 'prod'), toProd('Bar 2'), no(failed(v('Bar 2'), inProd('Baz 3')), failed(inProd('Foo 1'), v('Bar 2')))],
  ['at the end of a chain only its own consumer counts', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').deploy('Bar 2', 'prod').pass('Baz 3', 'Bar 2'), toProd('Baz 3'), yes(verified)],
  ['what two others have between themselves does not count', (h) => h.publish('Foo 1', 'Baz').publish('Bar 1', 'Baz').publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').deploy('Foo 1', 'prod').deploy('Bar 1', 'prod').pass('Baz 3', 'Foo 1').pass('Baz 3', 'Bar 1'), toProd('Baz 3'), yes(verified)],

  // Services that need each other.
  ['both directions are verified', (h) => h.publish('Foo 1', 'Bar').publish('Bar 2', 'Foo').pass('Bar 2', 'Foo 1').pass('Foo 1', 'Bar 2').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['one direction is not verified', (h) => h.publish('Foo 1', 'Bar').publish('Bar 2', 'Foo').pass('Bar 2', 'Foo 1').version('Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(inProd('Bar 2'), v('Foo 1')))],
  ['one direction fails', (h) => h.publish('Foo 1', 'Bar').publish('Bar 2', 'Foo').pass('Bar 2', 'Foo 1').fail('Foo 1', 'Bar 2').deploy('Bar 2', 'prod'), toProd('Foo 1'), no(failed(inProd('Bar 2'), v('Foo 1')))],
  ['the other is not there', (h) => h.publish('Foo 1', 'Bar').publish('Bar 2', 'Foo').pass('Bar 2', 'Foo 1').pass('Foo 1', 'Bar 2'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],

  // A service with a pact with itself.
  ['with itself it is verified', (h) => h.publish('Foo 1', 'Foo').pass('Foo 1', 'Foo 1'), toProd('Foo 1'), yes(verified)],
  ['with itself it fails', (h) => h.publish('Foo 1', 'Foo').fail('Foo 1', 'Foo 1'), toProd('Foo 1'), no(failed(v('Foo 1'), v('Foo 1')))],
  ['with itself it is not verified', (h) => h.publish('Foo 1', 'Foo'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), v('Foo 1')))],
]);
