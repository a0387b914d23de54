import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import {
  failed,
  latest,
  nameEnvironment,
  neverSeen,
  nothingMissing,
  notVerified,
  toAnywhere,
  v,
  verified,
} from '../testing/words.ts';

// Without a destination: with the newest version of everything else, and a warning.
// biome-ignore format: a table
scenarios([
  ['the newest version of the provider verified it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toAnywhere('Foo 1'), yes(nameEnvironment, verified)],
  ['the newest version of the provider fails it', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').fail('Bar 3', 'Foo 1'), toAnywhere('Foo 1'), no(nameEnvironment, failed(v('Foo 1'), latest('Bar 3')))],
  ['an older version of the provider fails it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').pass('Bar 3', 'Foo 1'), toAnywhere('Foo 1'), yes(nameEnvironment, verified)],
  ['the newest version of the provider has no result', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').version('Bar 3'), toAnywhere('Foo 1'), unknown(nameEnvironment, notVerified(v('Foo 1'), latest('Bar 3')))],
  ['the provider has no version', (h) => h.publish('Foo 1', 'Bar'), toAnywhere('Foo 1'), unknown(nameEnvironment, notVerified(v('Foo 1'), 'the latest version of Bar (no such version exists)'))],
  ['the newest version of the provider may be on any branch', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').branch('Bar 2', 'main').fail('Bar 3', 'Foo 1').branch('Bar 3', 'feat/x'), toAnywhere('Foo 1'), no(nameEnvironment, failed(v('Foo 1'), latest('Bar 3')))],
  ['two providers', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Foo 1', 'Baz').pass('Baz 3', 'Foo 1'), toAnywhere('Foo 1'), yes(nameEnvironment, verified)],
  ['two providers, one without a result', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Foo 1', 'Baz').version('Baz 3'), toAnywhere('Foo 1'), unknown(nameEnvironment, notVerified(v('Foo 1'), latest('Baz 3')))],
  ['the newest version of the consumer is verified', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), toAnywhere('Bar 2'), yes(nameEnvironment, verified)],
  ['the newest version of the consumer is not verified', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').publish('Foo 2', 'Bar'), toAnywhere('Bar 2'), unknown(nameEnvironment, notVerified(latest('Foo 2'), v('Bar 2')))],
  ['an older version of the consumer is failed', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2'), toAnywhere('Bar 2'), yes(nameEnvironment, verified)],
  ['the newest version of the consumer has no pact with it', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').version('Foo 2'), toAnywhere('Bar 2'), yes(nameEnvironment, nothingMissing)],
  ['a version that nobody has seen', (h) => h.publish('Foo 1', 'Bar'), toAnywhere('Foo 9'), no(nameEnvironment, neverSeen('Foo 9'))],
  ['a version without pacts', (h) => h.version('Foo 1'), toAnywhere('Foo 1'), yes(nameEnvironment, nothingMissing)],
  ['services that need each other, one direction of the newest missing', (h) => h.publish('B 100', 'A').pass('A 99', 'B 100').publish('A 1', 'B').pass('B 100', 'A 1'), toAnywhere('B 100'), unknown(nameEnvironment, notVerified(v('B 100'), latest('A 1')))],
]);
