import type { Json } from '../json.ts';
import type { Operation } from '../openapi/index.ts';
import type { Change } from './change.ts';

/** An operation and the document that it stands in, for what its schemas refer to. */
export interface Side {
  readonly document: Json;
  readonly operation: Operation;
}

/** A change within an operation. */
export type Found = Omit<Change, 'operation'>;
