import type { OneOf, Type } from 'protobufjs';
import type { Incompatibility } from '../format.ts';
import { realOneof } from './real-oneof.ts';

export const compareOneofs = (written: Type, read: Type): readonly Incompatibility[] => [
  ...read.oneofsArray.flatMap((oneof) => newlyExclusive(oneof, written)),
  ...written.oneofsArray.flatMap((oneof) => lostAlternatives(oneof, read)),
];

/** Fields that could be there together and now push each other out: the reader keeps the last one alone. */
function newlyExclusive(oneof: OneOf, written: Type): readonly Incompatibility[] {
  const known = oneof.fieldsArray
    .filter((field) => realOneof(field))
    .flatMap((field) => written.fieldsById[field.id] ?? []);
  const groups = new Set(known.map((field) => realOneof(field) ?? field));
  if (groups.size < 2) return [];
  const alone = known.filter((field) => !realOneof(field));
  const type = alone.length > 1 ? 'MULTIPLE_FIELDS_MOVED_TO_ONEOF' : 'FIELD_MOVED_TO_EXISTING_ONEOF';
  const names = known.map(({ name, id }) => `${name} = ${id}`).join(', ');
  const description = `${names} exclude each other in the oneof ${oneof.name} of {reader}, in {writer} they do not`;
  return [{ type, path: `/${oneof.name}`, description }];
}

/** An alternative that is gone leaves the oneof empty; that is taken for a change of meaning unless the whole oneof went. */
function lostAlternatives(oneof: OneOf, read: Type): readonly Incompatibility[] {
  const own = oneof.fieldsArray.filter((field) => realOneof(field));
  const lost = own.filter(({ id }) => !read.fieldsById[id]);
  const wholeWent = lost.length === own.length && read.oneofs?.[oneof.name] === undefined;
  if (wholeWent) return [];
  return lost.map(({ name, id }) => ({
    type: 'ONEOF_FIELD_REMOVED',
    path: `/${oneof.name}/${id}`,
    description: `the alternative ${name} = ${id} of the oneof ${oneof.name} of {writer} is missing in {reader}`,
  }));
}
