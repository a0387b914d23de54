import { expect, test } from 'vitest';
import { History } from '../testing/index.ts';
import { canIDeployToTag, canIMerge } from './index.ts';

test('can-i-merge asks for the head of the main branch', () => {
  using history = new History()
    .publish('Foo 1', 'Bar')
    .branch('Foo 1', 'main')
    .pass('Bar 2', 'Foo 1')
    .branch('Bar 2', 'main')
    .publish('Foo 2', 'Bar')
    .branch('Foo 2', 'feat/x')
    .fail('Bar 2', 'Foo 2');
  expect(canIMerge(history.database, 'Foo')?.summary.deployable).toBe(true);
  history.branch('Foo 2', 'main');
  expect(canIMerge(history.database, 'Foo')?.summary.deployable).toBe(false);
});

test('can-i-merge has no answer for a service without a main branch, or that nobody knows', () => {
  using history = new History().publish('Foo 1', 'Bar').branch('Foo 1', 'feat/x');
  expect(canIMerge(history.database, 'Foo')).toBeUndefined();
  expect(canIMerge(history.database, 'Nobody')).toBeUndefined();
});

test('where environments are tags the newest of each counts', () => {
  using history = new History()
    .publish('Foo 1', 'Bar')
    .tag('Foo 1', 'dev')
    .fail('Bar 2', 'Foo 1')
    .tag('Bar 2', 'prod')
    .pass('Bar 3', 'Foo 1')
    .tag('Bar 3', 'prod');
  const selector = { pacticipant: 'Foo', tag: 'dev', latest: true };
  expect(canIDeployToTag(history.database, selector, 'prod').summary.deployable).toBe(true);
});
