import { expect, test } from 'vitest';
import { History } from '../../testing/index.ts';
import { checkMatrixQuery } from '../check-matrix-query.ts';
import { matrixOf } from '../matrix-of.ts';
import { readMatrixQuery } from '../read-matrix-query.ts';
import { queryOfCommand } from './query-of-command.ts';

/** What holds, given what, asked what (a command line of `can-i-deploy`, or a query after its `?`), and the answer. */
export type Scenario = readonly [holds: string, given: (history: History) => History, asked: string, answer: Answer];

export interface Answer {
  readonly deployable: boolean | null;
  readonly notices: readonly string[];
}

/** One test for each row. The environments prod and test are there. */
export function scenarios(rows: readonly Scenario[]): void {
  test.each(rows)('%s', (_holds, given, asked, answer) => {
    using history = new History().environment('prod').environment('test');
    const { database } = given(history);
    const query = readMatrixQuery(asked.startsWith('?') ? asked.slice(1) : queryOfCommand(asked));
    checkMatrixQuery(database, query);
    const { summary, notices } = matrixOf(database, query);
    expect({ deployable: summary.deployable, notices: notices.map(({ text }) => text) }).toEqual(answer);
    expect(summary.reason).toBe(answer.notices.join('\n'));
  });
}

export const yes = (...notices: string[]): Answer => ({ deployable: true, notices });
export const no = (...notices: string[]): Answer => ({ deployable: false, notices });
/** Nobody knows: something is not verified. */
export const unknown = (...notices: string[]): Answer => ({ deployable: null, notices });
