import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  any,
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
  // One provider, one version of it.
  ['a consumer goes where its provider verified it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['a consumer does not go where its provider fails it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['nobody knows of a pact that was never verified', (h) => h.publish('Foo 1', 'Bar').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 2')))],
  ['a provider that is not there is missed, though it verified the pact', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a provider that has no version at all is missed', (h) => h.publish('Foo 1', 'Bar'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['what another version verified does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 3', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 3')))],
  ['what another version failed does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').fail('Bar 3', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['what is in another environment does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'test'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a failing version in another environment does no harm', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').fail('Bar 3', 'Foo 1').deploy('Bar 3', 'test'), toProd('Foo 1'), yes(verified)],
  ['what was taken away is missed', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').undeploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a failing version that was taken away is missed too', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').undeploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a tag is no deployment', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a version without pacts goes anywhere', (h) => h.version('Foo 1'), toProd('Foo 1'), yes(nothingMissing)],
  ['a version that nobody has seen goes nowhere', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 9'), no(neverSeen('Foo 9'))],
  ['a version that nobody has seen goes nowhere, even of a service without pacts', (h) => h.pacticipant('Foo'), toProd('Foo 9'), no(neverSeen('Foo 9'))],
  ['of the consumer itself what is there does not matter', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Foo 1', 'prod').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2').deploy('Bar 2', 'prod'), toProd('Foo 2'), yes(verified)],
  ['another consumer of the provider does not matter', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Web 1', 'Bar').fail('Bar 2', 'Web 1').deploy('Web 1', 'prod'), toProd('Foo 1'), yes(verified)],
  ['versions go by their whole number, not by a beginning', (h) => h.publish('Foo 1', 'Bar').publish('Foo 10', 'Bar').pass('Bar 2', 'Foo 10').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 2')))],

  // What was verified again.
  ['the last result of a version counts: it passed', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['the last result of a version counts: it failed', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['a result may come after the deployment', (h) => h.publish('Foo 1', 'Bar').deploy('Bar 2', 'prod').pass('Bar 2', 'Foo 1'), toProd('Foo 1'), yes(verified)],

  // The provider's version changes.
  ['the version that was deployed last counts: it fails', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').fail('Bar 3', 'Foo 1').deploy('Bar 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 3')))],
  ['the version that was deployed last counts: it passes', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['the version that was deployed last counts: it knows nothing', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').deploy('Bar 3', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 3')))],
  ['after a roll back the old version counts', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').fail('Bar 3', 'Foo 1').deploy('Bar 3', 'prod').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],

  // Releases.
  ['a supported release counts as being there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').release('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['a supported release that fails the pact stops it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['a release whose support ended is missed', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').release('Bar 2', 'prod').endSupport('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['a failing release whose support ended does no harm', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod').endSupport('Bar 2', 'prod').pass('Bar 3', 'Foo 1').release('Bar 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['a release is not replaced by the next', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').release('Bar 2', 'prod').pass('Bar 3', 'Foo 1').release('Bar 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['every supported release must pass: the old one fails', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod').pass('Bar 3', 'Foo 1').release('Bar 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 2')))],
  ['every supported release must pass: the new one fails', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').release('Bar 2', 'prod').fail('Bar 3', 'Foo 1').release('Bar 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 3')))],
  ['every supported release that fails is named, the newest first', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod').fail('Bar 3', 'Foo 1').release('Bar 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 3')), failed(v('Foo 1'), oneInProd('Bar 2')))],
  ['a release without a result beside one that passed is not seen, upstream', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').release('Bar 2', 'prod').release('Bar 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['two releases without a result are one unknown', (h) => h.publish('Foo 1', 'Bar').release('Bar 2', 'prod').release('Bar 3', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), any('Bar')))],

  // Targets.
  ['versions on two targets must pass both', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'us'), toProd('Foo 1'), yes(verified)],
  ['a failing version on one target stops it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').fail('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'us'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 3')))],
  ['an older failing version on one target stops it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'us'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 2')))],
  ['on the same target the last one counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'eu'), toProd('Foo 1'), yes(verified)],
  ['no target is a target of its own', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'eu'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 2')))],
  ['one version on two targets is one version', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').deploy('Bar 2', 'prod', 'us'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['one version deployed and released is one version', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').release('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['deployed and released versions count alike', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').release('Bar 1', 'prod').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), oneInProd('Bar 1')))],
  ['a failing version is gone from its target', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').pass('Bar 3', 'Foo 1').deploy('Bar 3', 'prod', 'us').undeploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['what is on targets of another environment does not matter', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod', 'eu').fail('Bar 3', 'Foo 1').deploy('Bar 3', 'test', 'eu'), toProd('Foo 1'), yes(verified)],

  // Several providers.
  ['two providers verified it', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').pass('Bar 2', 'Foo 1').pass('Baz 3', 'Foo 1').deploy('Bar 2', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['one of two providers is not there', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').pass('Bar 2', 'Foo 1').pass('Baz 3', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Baz')))],
  ['neither of two providers is there', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')), notVerified(v('Foo 1'), noneInProd('Baz')))],
  ['one of two providers fails it', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').pass('Bar 2', 'Foo 1').fail('Baz 3', 'Foo 1').deploy('Bar 2', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Baz 3')))],
  ['both providers fail it, named in their order', (h) => h.publish('Foo 1', 'Baz').publish('Foo 1', 'Bar').fail('Baz 3', 'Foo 1').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Bar 2')), failed(v('Foo 1'), inProd('Baz 3')))],
  ['with a failure and an unknown nobody knows, and the failure comes first', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').fail('Baz 3', 'Foo 1').deploy('Bar 2', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), unknown(failed(v('Foo 1'), inProd('Baz 3')), notVerified(v('Foo 1'), inProd('Bar 2')))],
  ['an old version does not need the provider that came later', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 2', 'Bar').publish('Foo 2', 'Baz'), toProd('Foo 1'), yes(verified)],
  ['a new version needs the provider that came with it', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2').deploy('Bar 2', 'prod').publish('Foo 2', 'Baz'), toProd('Foo 2'), unknown(notVerified(v('Foo 2'), noneInProd('Baz')))],
  ['a new version does not need the provider that it gave up', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2').deploy('Bar 2', 'prod'), toProd('Foo 2'), yes(verified)],
  ['a version that gave up all its providers goes anywhere', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').version('Foo 2'), toProd('Foo 2'), yes(nothingMissing)],
  ['of one provider two versions, of another one', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').pass('Bar 2', 'Foo 1').pass('Bar 3', 'Foo 1').fail('Baz 3', 'Foo 1').release('Bar 2', 'prod').release('Bar 3', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), inProd('Baz 3')))],

  // The content of a pact, not the version that published it, is verified.
  ['the same content is verified already', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 2', 'Bar', 'x'), toProd('Foo 2'), yes(verified)],
  ['the same content failed already', (h) => h.publish('Foo 1', 'Bar', 'x').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 2', 'Bar', 'x'), toProd('Foo 2'), no(failed(v('Foo 2'), inProd('Bar 2')))],
  ['other content is not verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 2', 'Bar', 'y'), toProd('Foo 2'), unknown(notVerified(v('Foo 2'), inProd('Bar 2')))],
  ['the same content for another provider is not verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').publish('Foo 1', 'Baz', 'x').deploy('Bar 2', 'prod').deploy('Baz 3', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Baz 3')))],
  ['the same content of another consumer is not verified', (h) => h.publish('Web 1', 'Bar', 'x').pass('Bar 2', 'Web 1').publish('Foo 1', 'Bar', 'x').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 2')))],
  ['a result for a later version counts for an earlier one of the same content', (h) => h.publish('Foo 1', 'Bar', 'x').publish('Foo 2', 'Bar', 'x').pass('Bar 2', 'Foo 2').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['published again with other content it is not verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 1', 'Bar', 'y'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), inProd('Bar 2')))],
  ['published again with the same content it stays verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 1', 'Bar', 'x'), toProd('Foo 1'), yes(verified)],
  ['published again, and back to what was verified', (h) => h.publish('Foo 1', 'Bar', 'x').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').publish('Foo 1', 'Bar', 'y').publish('Foo 1', 'Bar', 'x'), toProd('Foo 1'), yes(verified)],
  ['a failure of an earlier content is forgotten', (h) => h.publish('Foo 1', 'Bar', 'x').fail('Bar 2', 'Foo 1').publish('Foo 1', 'Bar', 'y').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
]);
