import type { Check, CheckContext } from '../../harness/check/index.ts';
import { messageOf } from '../../harness/errors.ts';
import type { Finding } from '../judge/finding.ts';
import { outcomeOf } from '../judge/finding.ts';
import { k6TimeLimitMs } from '../k6/script.ts';
import type { MeasuredLoad } from '../measured-load.ts';
import type { Profile, WorkBudget } from '../profile.ts';
import { type Statement, statementsOf } from '../work/statements.ts';
import { tracedSpans } from '../work/traced-spans.ts';
import { type Explained, unindexedStatements } from '../work/unindexed-statements.ts';

/** A statement that scans is fast in a test, where tables are short, and slow in a year. */
export function indexCheck(profile: Profile, { tableRows }: WorkBudget, load: MeasuredLoad): Check {
  return {
    id: `load/${profile.id}/indexes`,
    title: `No statement reads a whole table to find rows by a parameter, under the load ${profile.id}`,
    suite: 'load',
    timeoutMs: k6TimeLimitMs(profile) + 60_000,
    run: async (context) => {
      const traced = await tracedSpans(load, context);
      if ('outcome' in traced) return traced.outcome;
      const statements = statementsOf(traced.withWarmUp);
      if (statements.length === 0)
        return { verdict: 'skipped', reason: 'no span tells of a statement sent to Postgres' };
      const services = [...new Set(statements.map(({ service }) => service))];
      const explained = await Promise.all(
        services.map((service) =>
          explainedFor(
            service,
            statements.filter((each) => each.service === service),
            tableRows,
            context,
          ),
        ),
      );
      const unread = explained.flatMap((each) => each.unread);
      if (unread.length > 0) context.evidence.text('statements that Postgres would not explain', unread.join('\n'));
      const read = explained.reduce((sum, each) => sum + each.read, 0);
      const notRead = unread.length === 0 ? '' : `; ${unread.length} could not be explained`;
      return outcomeOf(
        explained.flatMap((each) => each.findings),
        `${read} statements of ${services.join(', ')} find their rows by an index${notRead}`,
      );
    },
  };
}

async function explainedFor(
  service: string,
  statements: readonly Statement[],
  tableRows: number,
  { system }: CheckContext,
): Promise<Pick<Explained, 'read' | 'unread'> & { readonly findings: readonly Finding[] }> {
  try {
    const { read, unread, unindexed } = await unindexedStatements(system.database(service), statements, tableRows);
    const findings = unindexed.map(
      ({ statement, table, filter }): Finding => ({
        verdict: 'fail',
        reason: `${service} reads the whole table ${table} for each of ${statement.times} × ${statement.text.replace(/\s+/g, ' ').slice(0, 160)}: no index serves ${filter}`,
      }),
    );
    const none: Finding[] =
      read > 0 || unread.length === 0
        ? []
        : [{ verdict: 'inconclusive', reason: `${service}: Postgres explains none of its statements: ${unread[0]}` }];
    return { read, unread, findings: [...findings, ...none] };
  } catch (thrown) {
    const reason = `${service}→postgres: the plans of its statements could not be read: ${messageOf(thrown)}`;
    return { read: 0, unread: [], findings: [{ verdict: 'inconclusive', reason }] };
  }
}
