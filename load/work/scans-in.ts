/** A node of `EXPLAIN (FORMAT JSON)`; https://www.postgresql.org/docs/current/using-explain.html */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
}

/** A table that is read from end to end to find rows by a parameter. */
export interface Scan {
  readonly schema: string;
  readonly table: string;
  readonly filter: string;
}

/** `(customer_id = $1)`, `(id = ANY ($1))`: what an index can answer; a search by pattern or a range over all is left alone. */
const byParameter = /(?<![<>!])=\s*(ANY\s*\(+)?\$\d/i;

/** The scans of a plan that was made with sequential scans forbidden: where one is left, there is no index to use. */
export function scansIn(plan: PlanNode): Scan[] {
  const { 'Node Type': node, 'Relation Name': table, Schema: schema = 'public', Filter: filter = '' } = plan;
  const own = node === 'Seq Scan' && table !== undefined && byParameter.test(filter) ? [{ schema, table, filter }] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
