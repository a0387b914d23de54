import { expect, test } from 'vitest';
import { History } from '../testing/index.ts';
import { canIDeploy, matrixOf } from './index.ts';

const wholeServices = {
  selectors: [{ pacticipant: 'Foo' }, { pacticipant: 'Bar' }],
  ignore: [],
  latestBy: 'cvpv',
} as const;

test('who looks around sees the newest hundred rows', () => {
  using history = new History();
  history.database.transaction(() => {
    for (let version = 1; version <= 130; version++) history.publish(`Foo ${version}`, 'Bar');
  });
  const { rows } = matrixOf(history.database, wholeServices);
  expect(rows).toHaveLength(100);
  expect(rows[0]?.consumer.version.number).toBe('130');
  expect(matrixOf(history.database, { ...wholeServices, limit: 120 }).rows).toHaveLength(120);
});

test('who is about to deploy is told of a failure that a hundred newer rows would hide', () => {
  using history = new History();
  history.database.transaction(() => {
    for (let version = 1; version <= 130; version++) {
      history.publish(`App ${version}`, 'Bar').release(`App ${version}`, 'prod');
      history[version === 1 ? 'fail' : 'pass']('Bar 2', `App ${version}`);
    }
  });
  const { summary } = canIDeploy(history.database, { pacticipant: 'Bar', version: '2' }, 'prod');
  expect(summary).toMatchObject({ deployable: false, success: 129, failed: 1 });
});

test('more rows than anybody reads are refused, not cut', () => {
  using history = new History();
  history.database.transaction(() => {
    for (let version = 1; version <= 101; version++)
      history.publish(`Foo ${version}`, 'Bar', 'x').branch(`Foo ${version}`, 'main').branch(`Bar ${version}`, 'main');
    for (let version = 1; version <= 101; version++) history.pass(`Bar ${version}`, 'Foo 1');
  });
  const branches = {
    selectors: [
      { pacticipant: 'Foo', branch: 'main' },
      { pacticipant: 'Bar', branch: 'main' },
    ],
    ignore: [],
    latestBy: 'cvpv',
  } as const;
  expect(() => matrixOf(history.database, branches)).toThrow(/More than 10000 rows match/);
  expect(matrixOf(history.database, { ...branches, limit: 50 }).rows).toHaveLength(50);
});
