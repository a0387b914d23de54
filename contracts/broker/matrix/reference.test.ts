import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from '../testing/index.ts';
import { matrixOf } from './index.ts';
import type { Matrix } from './matrix-of.ts';
import { events, happen, query } from './testing/random-histories.ts';
import { type ReferenceAnswer, referenceAnswer } from './testing/reference.ts';

/** `MATRIX_HISTORIES=10000 MATRIX_SEED=7 npx vitest run contracts/broker/matrix/reference.test.ts` for more, and others. */
const numRuns = Number(process.env.MATRIX_HISTORIES ?? 300);
const seed = Number(process.env.MATRIX_SEED ?? 1);

const answerOf = ({ summary, notices, rows }: Matrix): ReferenceAnswer => ({
  deployable: summary.deployable,
  counts: { success: summary.success, failed: summary.failed, unknown: summary.unknown },
  notices: notices.map(({ text }) => text),
  rows: rows.map(
    ({ consumer, pact, provider, verdict, ignored }) =>
      `${consumer.name} ${consumer.version.number} (${pact.revision}) > ${provider.name} ${
        verdict ? `${provider.version?.number} ${verdict.success}` : '?'
      }${ignored ? ', ignored' : ''}`,
  ),
});

test(`answers ${numRuns} random histories as the reference does`, { timeout: 1_800_000 }, () => {
  fc.assert(
    fc.property(events, fc.array(query, { minLength: 4, maxLength: 4 }), (happened, asked) => {
      using history = new History();
      const world = happen(happened, history);
      for (const one of asked) expect(answerOf(matrixOf(history.database, one))).toEqual(referenceAnswer(world, one));
    }),
    { numRuns, seed },
  );
});
