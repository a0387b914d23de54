import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { expect, test } from 'vitest';
import { classify, isDuplicateKey, MongoUnavailable } from './mongo-unavailable.ts';

test('a connection that broke is trouble with MongoDB', () => {
  expect(classify(new MongoNetworkError('connection closed'))).toBeInstanceOf(MongoUnavailable);
});

test('an operation that the server refused is not', () => {
  const refused = new MongoServerError({ message: 'bad filter', code: 2 });
  expect(classify(refused)).toBe(refused);
});

test('a server that steps down asks to try again', () => {
  const error = new MongoServerError({ message: 'not primary', code: 10_107, errorLabels: ['RetryableWriteError'] });
  expect(classify(error)).toBeInstanceOf(MongoUnavailable);
});

test('an error of our own is passed on as it is', () => {
  const error = new TypeError('a bug');
  expect(classify(error)).toBe(error);
});

test('a duplicate key hides no other error of the same batch', () => {
  const batch = (...codes: number[]) =>
    Object.assign(Object.create(MongoBulkWriteError.prototype), { writeErrors: codes.map((code) => ({ code })) });
  expect(isDuplicateKey(batch(11_000, 11_000))).toBe(true);
  expect(isDuplicateKey(batch(11_000, 121))).toBe(false);
});
