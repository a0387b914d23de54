import type { TransferRecord } from './record.ts';

/** What happened at a time; `rank` decides between things of one second, which is all that some brokers tell. */
export interface Happened<Record> {
  readonly at: string;
  readonly rank: number;
  readonly record: Record;
}
/** Read when its turn comes: contents are large, and there may be many. */
export type Later = Happened<() => TransferRecord | Promise<TransferRecord>>;

export const inTime = <Record>(happened: readonly Happened<Record>[]): Happened<Record>[] =>
  happened.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at) || left.rank - right.rank);
