import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { classify, DatabaseUnavailable } from './database-unavailable.ts';

function serverError(state: string): DatabaseError {
  return Object.assign(new DatabaseError('…', 1, 'error'), { code: state, severity: 'ERROR' });
}

test.each(['08006', '57P01', '57014', '40P01', '25P03'])('SQLSTATE %s is trouble with the database', (state) => {
  expect(classify(serverError(state))).toBeInstanceOf(DatabaseUnavailable);
});

test.each(['23505', '23514', '42P01'])('SQLSTATE %s is trouble with the statement', (state) => {
  const error = serverError(state);
  expect(classify(error)).toBe(error);
});

test('an error of the socket or the client is trouble with the database', () => {
  expect(classify(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toBeInstanceOf(
    DatabaseUnavailable,
  );
  expect(classify(new Error('Query read timeout'))).toBeInstanceOf(DatabaseUnavailable);
});
