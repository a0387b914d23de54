import { type Incompatibility, under } from '../format.ts';
import { PairMemo } from '../pair-memo.ts';
import type { AvroEnum, AvroField, AvroFixed, AvroRecord, AvroType, AvroUnion, NamedType } from './avro-type.ts';
import { simpleName } from './full-name.ts';
import { unitMismatch } from './unit-mismatch.ts';

/** The writer's types that a reader takes for its own. @see https://avro.apache.org/docs/1.12.0/specification/#schema-resolution */
const promotions: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

/** What keeps data of the writer's schema from being resolved to the reader's, by the rules of Avro's schema resolution. */
export const avroIncompatibilities = (reader: AvroType, writer: AvroType): readonly Incompatibility[] =>
  new Resolution().resolve(reader, writer);

class Resolution {
  readonly #memo = new PairMemo<AvroType, Incompatibility>();

  resolve(reader: AvroType, writer: AvroType): readonly Incompatibility[] {
    return this.#memo.compare(reader, writer, () => this.#resolve(reader, writer));
  }

  #resolve(reader: AvroType, writer: AvroType): readonly Incompatibility[] {
    if (writer.kind === 'union') return this.#eachBranch(reader, writer);
    if (reader.kind === 'union') return this.#someBranch(reader, writer);
    if (reader.kind !== writer.kind) {
      // An error is a record that is thrown.
      if (isRecord(reader) && isRecord(writer)) return this.#records(reader, writer);
      return promotions[reader.kind]?.includes(writer.kind) ? [] : [typeMismatch(reader, writer)];
    }
    switch (reader.kind) {
      case 'record':
      case 'error':
        return this.#records(reader, writer as AvroRecord);
      case 'enum':
        return [...nameMismatch(reader, writer as AvroEnum), ...missingSymbols(reader, writer as AvroEnum)];
      case 'fixed':
        return [...nameMismatch(reader, writer as AvroFixed), ...sizeMismatch(reader, writer as AvroFixed)];
      case 'array':
        return under('/items', this.resolve(reader.items, (writer as typeof reader).items));
      case 'map':
        return under('/values', this.resolve(reader.values, (writer as typeof reader).values));
      default:
        return unitMismatch(reader, writer as typeof reader);
    }
  }

  /** Whichever branch was written has to be readable. */
  #eachBranch(reader: AvroType, writer: AvroUnion): readonly Incompatibility[] {
    return writer.branches.flatMap((branch, index) => {
      const found = this.resolve(reader, branch);
      return reader.kind === 'union' || found.length === 0 ? found : under(`/${index}`, found);
    });
  }

  #someBranch(reader: AvroUnion, writer: AvroType): readonly Incompatibility[] {
    const tries = reader.branches.map((branch) => this.resolve(branch, writer));
    if (tries.some((found) => found.length === 0)) return [];
    const description = `{reader} has no branch for ${saying(writer)}, which {writer} allows`;
    const alike = tries.find((_, index) => reader.branches[index]?.kind === writer.kind) ?? [];
    return [{ type: 'MISSING_UNION_BRANCH', path: '', description: description + because(alike) }];
  }

  #records(reader: AvroRecord, writer: AvroRecord): readonly Incompatibility[] {
    return [
      ...nameMismatch(reader, writer),
      ...reader.fields.flatMap((field, index) => under(`/fields/${index}`, this.#field(field, writer))),
    ];
  }

  #field(field: AvroField, writer: AvroRecord): readonly Incompatibility[] {
    const written = writtenAs(field, writer);
    if (written) return under('/type', this.resolve(field.type, written.type));
    if (field.default !== undefined) return [];
    const description = `the field "${field.name}" of ${simpleName(writer.name)} in {reader} has no default value and is missing in {writer}`;
    return [{ type: 'READER_FIELD_MISSING_DEFAULT_VALUE', path: '', description }];
  }
}

/** The writer's field of the reader's name, else of one of the reader's aliases. */
const writtenAs = (field: AvroField, { fields }: AvroRecord): AvroField | undefined =>
  [field.name, ...field.aliases]
    .map((name) => fields.find((each) => each.name === name))
    .find((found) => found !== undefined);

/** Names match when they do without their namespace, or when the reader has the writer's full name among its aliases. */
function nameMismatch(reader: NamedType, writer: NamedType): readonly Incompatibility[] {
  if (simpleName(reader.name) === simpleName(writer.name) || reader.aliases.includes(writer.name)) return [];
  const description = `the ${reader.kind} is called ${reader.name} in {reader} and ${writer.name} in {writer}, and no alias joins them`;
  return [{ type: 'NAME_MISMATCH', path: '/name', description }];
}

function missingSymbols(reader: AvroEnum, writer: AvroEnum): readonly Incompatibility[] {
  const missing = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol));
  if (missing.length === 0 || reader.default !== undefined) return [];
  const description = `the enum ${reader.name} of {reader} lacks ${missing.join(', ')}, which {writer} has, and names no default symbol`;
  return [{ type: 'MISSING_ENUM_SYMBOLS', path: '/symbols', description }];
}

function sizeMismatch(reader: AvroFixed, writer: AvroFixed): readonly Incompatibility[] {
  if (reader.size === writer.size) return unitMismatch(reader, writer);
  const description = `the fixed ${reader.name} has ${reader.size} bytes in {reader} and ${writer.size} in {writer}`;
  return [{ type: 'FIXED_SIZE_MISMATCH', path: '/size', description }];
}

const typeMismatch = (reader: AvroType, writer: AvroType): Incompatibility => ({
  type: 'TYPE_MISMATCH',
  path: '',
  description: `{reader} reads ${saying(reader)} where {writer} writes ${saying(writer)}`,
});

const isRecord = (type: AvroType): type is AvroRecord => type.kind === 'record' || type.kind === 'error';

const saying = (type: AvroType): string => ('name' in type ? `${type.kind} ${type.name}` : type.kind);

const because = (found: readonly Incompatibility[]): string =>
  found.length === 0 ? '' : ` (${found.map(({ description }) => description).join('; ')})`;
