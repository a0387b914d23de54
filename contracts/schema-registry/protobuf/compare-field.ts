import protobuf, { type Field, type Type } from 'protobufjs';
import type { Incompatibility } from '../format.ts';

type CompareMessages = (written: Type, read: Type) => readonly Incompatibility[];

/** Scalars of one group have one encoding; an enum is a number. @see https://protobuf.dev/programming-guides/encoding/#structure */
const scalarGroups: Readonly<Record<string, string>> = {
  ...{ int32: 'number', int64: 'number', uint32: 'number', uint64: 'number', bool: 'number' },
  ...{ sint32: 'zigzag number', sint64: 'zigzag number', string: 'text', bytes: 'text' },
  ...{ fixed32: '4 bytes', sfixed32: '4 bytes', fixed64: '8 bytes', sfixed64: '8 bytes' },
  ...{ float: 'float', double: 'double' },
};

/** Two fields of one number. */
export function compareField(before: Field, now: Field, compare: CompareMessages): readonly Incompatibility[] {
  const [written, read] = [typeOf(before), typeOf(now)];
  const demands =
    now.required && !before.required
      ? [found('FIELD_MADE_REQUIRED', `{reader} requires the field ${now.name} = ${now.id}, {writer} may leave it out`)]
      : [];
  if (written.kind !== read.kind) {
    const why = `the field ${now.name} = ${now.id} is ${read.name} in {reader} and ${written.name} in {writer}`;
    return [...demands, found('FIELD_KIND_CHANGED', why)];
  }
  const values = compareTypes(before, now, compare);
  return [...demands, ...compareKeys(before, now), ...values, ...(values.length === 0 ? labels(before, now) : [])];
}

const compareKeys = (before: Field, now: Field): readonly Incompatibility[] =>
  before instanceof protobuf.MapField && now instanceof protobuf.MapField
    ? scalars(before.keyType, now.keyType, now)
    : [];

/** Of a map, its values. */
function compareTypes(before: Field, now: Field, compare: CompareMessages): readonly Incompatibility[] {
  const [written, read] = [before.resolvedType, now.resolvedType];
  const messages = [written, read].map((type) => type instanceof protobuf.Type);
  if (messages[0] !== messages[1]) {
    return [
      found('FIELD_KIND_CHANGED', `the field ${now.name} = ${now.id} holds ${now.type}, {writer} ${before.type}`),
    ];
  }
  if (written instanceof protobuf.Type && read instanceof protobuf.Type) return named(written, read, now, compare);
  return scalars(scalarOf(before), scalarOf(now), now);
}

function named(written: Type, read: Type, field: Field, compare: CompareMessages): readonly Incompatibility[] {
  const type = 'FIELD_NAMED_TYPE_CHANGED';
  const [before, now] = [nameInPackage(written), nameInPackage(read)];
  const at = `the field ${field.name} = ${field.id}`;
  if (before !== now) return [found(type, `${at} holds ${now} in {reader} and ${before} in {writer}`)];
  const inside = compare(written, read);
  if (inside.length === 0) return [];
  return [...inside, found(type, `${at} holds ${now}, which {reader} cannot read as {writer} writes it`)];
}

function scalars(before: string, now: string, field: Field): readonly Incompatibility[] {
  if (scalarGroups[before] === scalarGroups[now]) return [];
  const why = `the field ${field.name} = ${field.id} is ${now} in {reader} and ${before} in {writer}, which look different on the wire`;
  return [found('FIELD_SCALAR_KIND_CHANGED', why)];
}

/** Texts and messages of which there may be several read as one, and the other way round; numbers are packed, and do not. */
function labels(before: Field, now: Field): readonly Incompatibility[] {
  const [written, read] = [labelOf(before), labelOf(now)];
  if (written === read || now.resolvedType instanceof protobuf.Type || scalarGroups[now.type] === 'text') return [];
  const why = `the number ${now.name} = ${now.id} is ${read} in {reader} and ${written} in {writer}`;
  return [found('FIELD_NUMERIC_LABEL_CHANGED', why)];
}

const labelOf = (field: Field): string => {
  if (field.repeated) return 'repeated';
  return field.required ? 'required' : 'optional';
};

function typeOf(field: Field): { readonly kind: string; readonly name: string } {
  if (field instanceof protobuf.MapField) return { kind: 'map', name: 'a map' };
  if (!(field.resolvedType instanceof protobuf.Type)) return { kind: 'scalar', name: field.type };
  return field.delimited ? { kind: 'group', name: 'a group' } : { kind: 'message', name: `message ${field.type}` };
}

const scalarOf = (field: Field): string => (field.resolvedType instanceof protobuf.Enum ? 'int32' : field.type);

/** `Order.Line`: messages may move to another file and its package. */
function nameInPackage(type: Type): string {
  return type.parent instanceof protobuf.Type ? `${nameInPackage(type.parent)}.${type.name}` : type.name;
}

const found = (type: string, description: string): Incompatibility => ({ type, path: '', description });
