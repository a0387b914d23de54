import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  failed,
  latestTagged,
  neverSeen,
  noneTagged,
  nothingMissing,
  notVerified,
  toTag,
  v,
  verified,
} from '../testing/words.ts';

const toProd = (version: string) => toTag(version, 'prod');

// biome-ignore format: a table
scenarios([
  // The consumer goes.
  ['the newest tagged version verified it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), toProd('Foo 1'), yes(verified)],
  ['the newest tagged version fails it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), latestTagged('Bar 2', 'prod')))],
  ['the newest tagged version has no result', (h) => h.publish('Foo 1', 'Bar').tag('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), latestTagged('Bar 2', 'prod')))],
  ['no version has the tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['a version has another tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'test'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['tags are compared as they are written', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'Prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['an older tagged version that fails does not count', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod').pass('Bar 3', 'Foo 1').tag('Bar 3', 'prod'), toProd('Foo 1'), yes(verified)],
  ['an older tagged version that passed does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod').fail('Bar 3', 'Foo 1').tag('Bar 3', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), latestTagged('Bar 3', 'prod')))],
  ['an older tagged version that passed does not stand in for the newest', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod').tag('Bar 3', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), latestTagged('Bar 3', 'prod')))],
  ['newest is by the version, not by when it was tagged', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').fail('Bar 3', 'Foo 1').tag('Bar 3', 'prod').tag('Bar 2', 'prod'), toProd('Foo 1'), no(failed(v('Foo 1'), latestTagged('Bar 3', 'prod')))],
  ['a newer version without the tag does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod').fail('Bar 3', 'Foo 1'), toProd('Foo 1'), yes(verified)],
  ['a deployment is no tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').deploy('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['a branch is no tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['a tag of the same name of another service does not count', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Foo 1', 'prod').tag('Baz 2', 'prod'), toProd('Foo 1'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'prod')))],
  ['a tag that no version of anybody has', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toTag('Foo 1', 'moon'), unknown(notVerified(v('Foo 1'), noneTagged('Bar', 'moon')))],
  ['a tag with a slash', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'feat/x&y'), toTag('Foo 1', 'feat/x&y'), yes(verified)],
  ['of two providers one has the tag', (h) => h.publish('Foo 3', 'Bar').publish('Foo 3', 'Baz').pass('Bar 10', 'Foo 3').tag('Bar 10', 'prod').pass('Baz 9', 'Foo 3'), toProd('Foo 3'), unknown(notVerified(v('Foo 3'), noneTagged('Baz', 'prod')))],
  ['of two providers the newest tagged of one is only verified for an older consumer', (h) => h.publish('Foo 3', 'Bar').pass('Bar 10', 'Foo 3').tag('Bar 10', 'prod').publish('Foo 3', 'Baz').pass('Baz 20', 'Foo 3').tag('Baz 20', 'prod').publish('Foo 2', 'Bar').pass('Bar 11', 'Foo 2').tag('Bar 11', 'prod'), toProd('Foo 3'), unknown(notVerified(v('Foo 3'), latestTagged('Bar 11', 'prod')))],
  ['an old version without the provider that came later', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod').publish('Foo 2', 'Bar').pass('Bar 3', 'Foo 2').publish('Foo 2', 'Web').pass('Web 10', 'Foo 2'), toProd('Foo 1'), yes(verified)],
  ['a version that nobody has seen', (h) => h.publish('Foo 1', 'Bar').tag('Bar 2', 'prod'), toProd('Foo 9'), no(neverSeen('Foo 9'))],
  ['a version without pacts', (h) => h.version('Foo 1'), toProd('Foo 1'), yes(nothingMissing)],

  // The provider goes.
  ['the newest tagged version of the consumer is verified', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'prod').pass('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(verified)],
  ['the newest tagged version of the consumer is failed', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'prod').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), no(failed(latestTagged('Foo 1', 'prod'), v('Bar 2')))],
  ['the newest tagged version of the consumer is not verified', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'prod').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').tag('Foo 2', 'prod'), toProd('Bar 2'), unknown(notVerified(latestTagged('Foo 2', 'prod'), v('Bar 2')))],
  ['an older tagged version of the consumer that is failed does not count', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'prod').fail('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').tag('Foo 2', 'prod').pass('Bar 2', 'Foo 2'), toProd('Bar 2'), yes(verified)],
  ['the consumer does not have the tag', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), toProd('Bar 2'), yes(nothingMissing)],
  ['the tagged version of the consumer has no pact with it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').tag('Foo 2', 'prod').version('Bar 2'), toProd('Bar 2'), yes(nothingMissing)],
  ['one version has no result for the consumer that is there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').publish('Web 1', 'Bar').pass('Bar 1', 'Web 1').tag('Web 1', 'test').version('Bar 2'), toTag('Bar 2', 'test'), unknown(notVerified(latestTagged('Web 1', 'test'), v('Bar 2')))],
  ['a provider that came later, for a consumer that does not need it yet', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'test').pass('Bar 1', 'Foo 1').tag('Bar 1', 'test').publish('Foo 2', 'Baz').pass('Baz 1', 'Foo 2'), toTag('Baz 1', 'test'), yes(nothingMissing)],
  ['a consumer with a provider that came later and is not there', (h) => h.publish('Foo 1', 'Bar').tag('Foo 1', 'test').pass('Bar 1', 'Foo 1').tag('Bar 1', 'test').publish('Foo 2', 'Baz').pass('Baz 1', 'Foo 2'), toTag('Foo 2', 'test'), unknown(notVerified(v('Foo 2'), noneTagged('Baz', 'test')))],

  // Both at once.
  ['in the middle, its provider has the tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz').pass('Baz 4', 'Bar 2').tag('Baz 4', 'prod'), toProd('Bar 2'), yes(verified)],
  ['in the middle, its provider does not have the tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Bar 2', 'Baz'), toProd('Bar 2'), unknown(notVerified(v('Bar 2'), noneTagged('Baz', 'prod')))],
]);

/** Every tagged version, not the newest alone: for apps that people have on their phones. No command asks so, upstream's interface does. */
const withAllTagged = (version: string, latestBy: string) =>
  `?q[][pacticipant]=${version.split(' ')[0]}&q[][version]=${version.split(' ')[1]}&tag=prod&latestby=${latestBy}`;
const aTagged = (version: string) => `a version of ${version.split(' ')[0]} with tag prod (${version.split(' ')[1]})`;

// biome-ignore format: a table
scenarios([
  ['all tagged versions of the consumer are verified', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').tag('App 1', 'prod').tag('App 2', 'prod').pass('Bar 5', 'App 1').pass('Bar 5', 'App 2'), withAllTagged('Bar 5', 'cvp'), yes(verified)],
  ['one tagged version of the consumer is failed', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').tag('App 1', 'prod').tag('App 2', 'prod').fail('Bar 5', 'App 1').pass('Bar 5', 'App 2'), withAllTagged('Bar 5', 'cvp'), no(failed(aTagged('App 1'), v('Bar 5')))],
  ['one tagged version of the consumer is not verified', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').tag('App 1', 'prod').tag('App 2', 'prod').pass('Bar 5', 'App 1'), withAllTagged('Bar 5', 'cvp'), unknown(notVerified(aTagged('App 2'), v('Bar 5')))],
  ['a version of the consumer without the tag does not count', (h) => h.publish('App 1', 'Bar').publish('App 2', 'Bar').tag('App 1', 'prod').pass('Bar 5', 'App 1').fail('Bar 5', 'App 2'), withAllTagged('Bar 5', 'cvp'), yes(verified)],
  ['cvp: of all tagged versions of the provider the newest counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').tag('Bar 1', 'prod').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), withAllTagged('Foo 1', 'cvp'), yes(verified)],
  ['cvp: the newest fails, and is named', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').tag('Bar 1', 'prod').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), withAllTagged('Foo 1', 'cvp'), no(failed(v('Foo 1'), aTagged('Bar 2')))],
  ['cvpv: of all tagged versions of the provider each counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').tag('Bar 1', 'prod').pass('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), withAllTagged('Foo 1', 'cvpv'), no(failed(v('Foo 1'), aTagged('Bar 1')))],
  ['no version of the provider has the tag', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1'), withAllTagged('Foo 1', 'cvp'), unknown(notVerified(v('Foo 1'), 'a version of Bar with tag prod (no such version exists)'))],
]);
