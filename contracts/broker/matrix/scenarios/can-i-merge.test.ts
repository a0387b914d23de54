import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  failed,
  headOf,
  merge,
  neverSeen,
  noHead,
  nothingMissing,
  notVerified,
  v,
  verified,
} from '../testing/words.ts';

// With the heads of the others' main branches.
// biome-ignore format: a table
scenarios([
  ['the head of the provider verified it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'main'), merge('Foo 1'), yes(verified)],
  ['the head of the provider fails it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main'), merge('Foo 1'), no(failed(v('Foo 1'), headOf('main', 'Bar 2')))],
  ['the head of the provider has no result', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'main').branch('Bar 3', 'main'), merge('Foo 1'), unknown(notVerified(v('Foo 1'), headOf('main', 'Bar 3')))],
  ['an older version of the main branch fails it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main').pass('Bar 3', 'Foo 1').branch('Bar 3', 'main'), merge('Foo 1'), yes(verified)],
  ['a newer version of another branch fails it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'main').fail('Bar 3', 'Foo 1').branch('Bar 3', 'feat/x'), merge('Foo 1'), yes(verified)],
  ['a newer version of another branch passed', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main').pass('Bar 3', 'Foo 1').branch('Bar 3', 'feat/x'), merge('Foo 1'), no(failed(v('Foo 1'), headOf('main', 'Bar 2')))],
  ['a version of both branches is a head of the main branch too', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'feat/x').branch('Bar 2', 'main'), merge('Foo 1'), yes(verified)],
  ['the main branch is called develop', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'develop'), merge('Foo 1'), no(failed(v('Foo 1'), headOf('develop', 'Bar 2')))],
  ['the main branch is the first of those names', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'develop').pass('Bar 3', 'Foo 1').branch('Bar 3', 'main'), merge('Foo 1'), no(failed(v('Foo 1'), headOf('develop', 'Bar 2')))],
  ['the main branch is what somebody said that it is', (h) => h.pacticipant('Bar', { mainBranch: 'trunk' }).publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'trunk').fail('Bar 3', 'Foo 1').branch('Bar 3', 'main'), merge('Foo 1'), yes(verified)],
  ['the provider has no main branch', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'feat/x'), merge('Foo 1'), unknown(notVerified(v('Foo 1'), noHead('Bar')))],
  ['the main branch of the provider has no version', (h) => h.pacticipant('Bar', { mainBranch: 'trunk' }).publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), merge('Foo 1'), unknown(notVerified(v('Foo 1'), noHead('Bar')))],
  ['a tag called main is no branch', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'main'), merge('Foo 1'), unknown(notVerified(v('Foo 1'), noHead('Bar')))],
  ['the head of the consumer is verified', (h) => h.publish('Foo 1', 'Bar').branch('Foo 1', 'main').pass('Bar 2', 'Foo 1'), merge('Bar 2'), yes(verified)],
  ['the head of the consumer is failed', (h) => h.publish('Foo 1', 'Bar').branch('Foo 1', 'main').fail('Bar 2', 'Foo 1'), merge('Bar 2'), no(failed(headOf('main', 'Foo 1'), v('Bar 2')))],
  ['the head of the consumer is not verified', (h) => h.publish('Foo 1', 'Bar').branch('Foo 1', 'main').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').branch('Foo 2', 'main'), merge('Bar 2'), unknown(notVerified(headOf('main', 'Foo 2'), v('Bar 2')))],
  ['another branch of the consumer is failed', (h) => h.publish('Foo 1', 'Bar').branch('Foo 1', 'main').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').branch('Foo 2', 'feat/x').fail('Bar 2', 'Foo 2'), merge('Bar 2'), yes(verified)],
  ['the consumer has no main branch', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), merge('Bar 2'), yes(nothingMissing)],
  ['the head of the consumer has no pact with it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Foo 2', 'main'), merge('Bar 2'), yes(nothingMissing)],
  ['a version that nobody has seen', (h) => h.publish('Foo 1', 'Bar').branch('Bar 2', 'main'), merge('Foo 9'), no(neverSeen('Foo 9'))],
  ['two providers, one of them fails', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'main').publish('Foo 1', 'Baz').fail('Baz 3', 'Foo 1').branch('Baz 3', 'master'), merge('Foo 1'), no(failed(v('Foo 1'), headOf('master', 'Baz 3')))],
]);

/** Every version of the main branches; no command asks so. */
const withMainBranches = (latestBy: string) =>
  `?q[][pacticipant]=Foo&q[][version]=1&latestby=${latestBy}&mainBranch=true`;
const oneOfMain = (number: number) => `one of the versions of Bar from branch main (${number})`;

// biome-ignore format: a table
scenarios([
  ['each version of the main branch counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main').pass('Bar 3', 'Foo 1').branch('Bar 3', 'main'), withMainBranches('cvpv'), no(failed(v('Foo 1'), oneOfMain(2)))],
  ['the newest version of the main branch counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main').pass('Bar 3', 'Foo 1').branch('Bar 3', 'main'), withMainBranches('cvp'), yes(verified)],
  ['the only version of the main branch', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').branch('Bar 2', 'main'), withMainBranches('cvpv'), no(failed(v('Foo 1'), 'the version of Bar from branch main (2)'))],
  ['no version of the main branch', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), withMainBranches('cvpv'), unknown(notVerified(v('Foo 1'), 'any version of Bar from the main branch (no versions exist for this branch)'))],
]);
