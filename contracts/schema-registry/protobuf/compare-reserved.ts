import type { Type } from 'protobufjs';
import type { Incompatibility } from '../format.ts';

/**
 * A number is reserved because old messages still carry it with another meaning. Upstream does not look at it; protoc does, but only
 * inside one file, where the reservation may be dropped together with its reason.
 */
export const compareReserved = (older: Type, newer: Type): readonly Incompatibility[] =>
  newer.fieldsArray
    .filter(({ id }) => older.isReservedId(id))
    .map(({ name, id }) => ({
      type: 'RESERVED_NUMBER_REUSED',
      path: `/${id}`,
      description: `the field ${name} takes the number ${id}, which was reserved before`,
    }));
