import { expect, test } from 'vitest';
import { PairMemo } from './pair-memo.ts';

const part = (name: string) => ({ name });

test('a pair that holds itself is compared once, and is as good as the rest of it', () => {
  const memo = new PairMemo<object, string>();
  const [reader, writer] = [part('a'), part('a')];
  let compared = 0;
  const work = (): string[] => {
    compared++;
    return [...memo.compare(reader, writer, work), 'something else breaks'];
  };
  expect(memo.compare(reader, writer, work)).toEqual(['something else breaks']);
  expect(memo.compare(reader, writer, work)).toEqual(['something else breaks']);
  expect(compared).toBe(1);
});

test('what was fine only because of an assumption that failed is looked at again', () => {
  const memo = new PairMemo<object, string>();
  const [outer, inner] = [part('outer'), part('inner')];
  const compareOuter = (): readonly string[] =>
    memo.compare(outer, outer, () => [...memo.compare(inner, inner, compareInner), 'outer breaks']);
  const compareInner = (): readonly string[] => compareOuter();

  expect(compareOuter()).toEqual(['outer breaks']);
  // Inside outer it was taken to be fine; by itself it leads to outer, which is not.
  expect(memo.compare(inner, inner, compareInner)).toEqual(['outer breaks']);
});

test('what needed no assumption is not compared again', () => {
  const memo = new PairMemo<object, string>();
  const [outer, inner] = [part('outer'), part('inner')];
  let compared = 0;
  const compareInner = () =>
    memo.compare(inner, inner, () => {
      compared++;
      return [];
    });
  memo.compare(outer, outer, () => [...compareInner(), ...compareInner()]);
  compareInner();
  expect(compared).toBe(1);
});
