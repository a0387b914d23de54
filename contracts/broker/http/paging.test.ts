import { expect, test } from 'vitest';
import { BrokerError } from './broker-error.ts';
import { limitAndOffset, pageFields, pagingOf } from './paging.ts';

const paging = (query: string) => pagingOf(new URLSearchParams(query));

test('no page is the whole list', () => {
  expect(paging('q=x&page=')).toBeUndefined();
  expect(limitAndOffset(undefined)).toEqual([-1, 0]);
});

test.each([
  ['page=3', { number: 3, size: 100 }],
  ['size=5', { number: 1, size: 5 }],
  ['pageNumber=2&pageSize=7', { number: 2, size: 7 }],
  ['page=4&size=2&pageNumber=9', { number: 4, size: 2 }],
])('%s', (query, expected) => {
  expect(paging(query)).toEqual(expected);
});

test.each([
  ['page=0', { page: ['must be greater than or equal to 1'] }],
  ['size=-1', { size: ['must be greater than or equal to 1'] }],
  ['pageSize=ten', { pageSize: ['must be an integer'] }],
  ['page=1e3', { page: ['must be an integer'] }],
  ['size=99999999999999999999', { size: ['must be less than or equal to 1000000'] }],
])('%s is refused', (query, errors) => {
  expect(() => paging(query)).toThrow(BrokerError);
  try {
    paging(query);
  } catch (error) {
    expect(error).toMatchObject({ status: 400, body: { errors } });
  }
});

test('a page in the middle leads both ways, the first and the last one way', () => {
  const fields = (number: number) => pageFields({ items: [], total: 5, paging: { number, size: 2 } }, 'http://b/list');
  expect(fields(2)).toEqual({
    page: { number: 2, size: 2, totalElements: 5, totalPages: 3 },
    links: {
      next: { href: 'http://b/list?size=2&page=3', title: 'Next page' },
      previous: { href: 'http://b/list?size=2&page=1', title: 'Previous page' },
    },
  });
  expect(Object.keys(fields(1).links)).toEqual(['next']);
  expect(Object.keys(fields(3).links)).toEqual(['previous']);
});
