import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  cannotIgnore,
  failed,
  inProd,
  neverSeen,
  noneInProd,
  nothingMissing,
  notVerified,
  oneInProd,
  together,
  toProd,
  toTag,
  v,
  verified,
} from '../testing/words.ts';

const without = (asked: string, ignored: string) => `${asked} --ignore ${ignored}`;

// biome-ignore format: a table
scenarios([
  ['a provider that fails may be ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar'), yes(nothingMissing)],
  ['a provider without a result may be ignored', (h) => h.publish('Foo 1', 'Bar').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar'), yes(nothingMissing)],
  ['a provider that is not there may be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), without(toProd('Foo 1'), 'Bar'), yes(nothingMissing)],
  ['the other provider still counts: it passed', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Baz'), yes(verified)],
  ['the other provider still counts: it fails', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Baz'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['the other provider still counts: it is not there', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz'), without(toProd('Foo 1'), 'Baz'), unknown(notVerified(v('Foo 1'), noneInProd('Bar')))],
  ['both providers may be ignored', (h) => h.publish('Foo 1', 'Bar').publish('Foo 1', 'Baz').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(without(toProd('Foo 1'), 'Bar'), 'Baz'), yes(nothingMissing)],
  ['to ignore one that passed changes nothing but the words', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar'), yes(nothingMissing)],
  ['the version that fails may be ignored alone', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar --version 2'), yes(nothingMissing)],
  ['another version that is ignored does not help', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').version('Bar 3'), without(toProd('Foo 1'), 'Bar --version 3'), no(failed(v('Foo 1'), inProd('Bar 2')))],
  ['one of two versions may be ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod').pass('Bar 3', 'Foo 1').release('Bar 3', 'prod'), without(toProd('Foo 1'), 'Bar --version 2'), yes(verified)],
  ['the other of two versions still counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').release('Bar 2', 'prod').fail('Bar 3', 'Foo 1').release('Bar 3', 'prod'), without(toProd('Foo 1'), 'Bar --version 3'), no(failed(v('Foo 1'), oneInProd('Bar 2')))],
  ['a version that is not there cannot stand for the missing result', (h) => h.publish('Foo 1', 'Bar').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar --version 2'), unknown(notVerified(v('Foo 1'), inProd('Bar 2')))],
  ['a version that nobody has seen cannot be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Bar --version 9'), yes(cannotIgnore('version 9 of Bar (no such version exists)'), verified)],
  ['a service that nobody knows cannot be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Nobody'), yes(cannotIgnore('any version of Nobody (no such pacticipant exists)'), verified)],
  ['a version of a service that nobody knows cannot be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Nobody --version 1'), yes(cannotIgnore('any version of Nobody (no such pacticipant exists)'), verified)],
  ['the warning comes before the errors', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Nobody'), no(cannotIgnore('any version of Nobody (no such pacticipant exists)'), failed(v('Foo 1'), inProd('Bar 2')))],
  ['one warning for each that cannot be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(without(toProd('Foo 1'), 'Nobody'), 'Bar --version 9'), yes(cannotIgnore('any version of Nobody (no such pacticipant exists)'), cannotIgnore('version 9 of Bar (no such version exists)'), verified)],
  ['a service that has nothing to do with it may be ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod').version('Web 1'), without(toProd('Foo 1'), 'Web'), yes(verified)],

  ['a consumer that is failed may be ignored', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1'), without(toProd('Bar 2'), 'Foo'), yes(nothingMissing)],
  ['a consumer that is not verified may be ignored', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').version('Bar 2'), without(toProd('Bar 2'), 'Foo'), yes(nothingMissing)],
  ['the version of the consumer that is failed may be ignored alone', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1'), without(toProd('Bar 2'), 'Foo --version 1'), yes(nothingMissing)],
  ['the version of the consumer that is not verified may be ignored alone', (h) => h.publish('Foo 1', 'Bar').deploy('Foo 1', 'prod').version('Bar 2'), without(toProd('Bar 2'), 'Foo --version 1'), yes(nothingMissing)],
  ['the wrong version of the consumer does not help', (h) => h.publish('Foo 1', 'Bar').publish('Foo 2', 'Bar').deploy('Foo 1', 'prod').fail('Bar 2', 'Foo 1'), without(toProd('Bar 2'), 'Foo --version 2'), no(failed(inProd('Foo 1'), v('Bar 2')))],
  ['the other consumer still counts', (h) => h.publish('Foo 1', 'Bar').publish('Web 1', 'Bar').deploy('Foo 1', 'prod').deploy('Web 1', 'prod').fail('Bar 2', 'Foo 1'), without(toProd('Bar 2'), 'Foo'), unknown(notVerified(inProd('Web 1'), v('Bar 2')))],

  ['to ignore what is to go ignores everything', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), without(toProd('Foo 1'), 'Foo'), yes(nothingMissing)],
  ['a version that nobody has seen may go when its service is ignored', (h) => h.publish('Foo 1', 'Bar'), without(toProd('Foo 9'), 'Foo'), yes(nothingMissing)],
  ['a version that nobody has seen does not go when it is ignored alone', (h) => h.publish('Foo 1', 'Bar'), without(toProd('Foo 9'), 'Foo --version 9'), no(cannotIgnore('version 9 of Foo (no such version exists)'), neverSeen('Foo 9'))],

  ['of versions that go together one fails and is ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), without(together('Foo 1', 'Bar 2'), 'Bar'), yes(nothingMissing)],
  ['of versions that go together one is not there and is ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), without('--pacticipant Foo --version 1 --pacticipant Bar --latest prod', 'Bar'), yes(nothingMissing)],
  ['where environments are tags a failing provider may be ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), without(toTag('Foo 1', 'prod'), 'Bar'), yes(nothingMissing)],
  ['where environments are tags the failing version may be ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), without(toTag('Foo 1', 'prod'), 'Bar --version 2'), yes(nothingMissing)],
  ['a tag of what is to be ignored means all versions that have it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'beta').deploy('Bar 2', 'prod'), '?q[][pacticipant]=Foo&q[][version]=1&ignore[][pacticipant]=Bar&ignore[][tag]=beta&environment=prod&latestby=cvpv', yes(nothingMissing)],
]);
