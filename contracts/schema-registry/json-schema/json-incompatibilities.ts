import { isDeepStrictEqual } from 'node:util';
import { type Incompatibility, under } from '../format.ts';
import { PairMemo } from '../pair-memo.ts';
import { compareArrays } from './compare-arrays.ts';
import { compareCombined } from './compare-combined.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareObjects } from './compare-objects.ts';
import { compareTexts } from './compare-texts.ts';
import { compareConstants, compareEnums } from './compare-values.ts';
import { type Compare, found } from './found.ts';
import type { JsonObject, RawSchema } from './raw-schema.ts';
import type { SchemaDocument } from './schema-document.ts';
import type { Combined, Shape, Typed } from './shape.ts';

/**
 * What of the writer's schema the reader's may not take. The verdict is that of upstream's strict policy, its default; where
 * upstream does not look at a keyword at all (patternProperties, propertyNames, contains, if, required names without a description) a narrower one is refused here.
 */
export const jsonIncompatibilities = (reader: SchemaDocument, writer: SchemaDocument): readonly Incompatibility[] =>
  new Comparison(writer, reader).schemas(writer.root, reader.root);

class Comparison {
  readonly #writer: SchemaDocument;
  readonly #reader: SchemaDocument;
  readonly #memo = new PairMemo<Shape, Incompatibility>();
  /** What must not be is compared the other way round. */
  #reversed: Comparison | undefined;

  constructor(writer: SchemaDocument, reader: SchemaDocument, reversed?: Comparison) {
    this.#writer = writer;
    this.#reader = reader;
    this.#reversed = reversed;
  }

  schemas: Compare = (writer, reader) => this.#shapes(this.#writer.shapeOf(writer), this.#reader.shapeOf(reader));

  #shapes = (writer: Shape, reader: Shape): readonly Incompatibility[] =>
    this.#memo.compare(reader, writer, () => this.#compare(writer, reader));

  #compare(writer: Shape, reader: Shape): readonly Incompatibility[] {
    if (this.#fitsAPart(writer, reader)) return [];
    if (writer.kind === 'nothing' || reader.kind === 'anything' || bothBytes(writer, reader)) return [];
    if (writer.kind !== reader.kind) {
      return [found('TYPE_CHANGED', '', `{reader} takes ${saying(reader)} where {writer} has ${saying(writer)}`)];
    }
    return [...demandsType(writer, reader), ...this.#alike(writer, reader)];
  }

  /** A schema may become one of several, and one of several demands may become the only one. */
  #fitsAPart(writer: Shape, reader: Shape): boolean {
    if (writer.kind !== 'combined' && reader.kind === 'combined') {
      const parts = reader.parts();
      const enough = parts.length === 1 || reader.criterion !== 'allOf';
      return enough && parts.some((part) => this.#shapes(writer, part).length === 0);
    }
    if (writer.kind === 'combined' && reader.kind !== 'combined') {
      const parts = writer.parts();
      const enough = parts.length === 1 || writer.criterion === 'allOf';
      return enough && parts.some((part) => this.#shapes(part, reader).length === 0);
    }
    return false;
  }

  #alike(writer: Shape, reader: Shape): readonly Incompatibility[] {
    switch (reader.kind) {
      case 'string':
        return compareTexts((writer as Typed).keywords, reader.keywords);
      case 'number':
        return compareNumbers(writer as Typed, reader);
      case 'object':
        return compareObjects((writer as Typed).keywords, reader.keywords, this.schemas);
      case 'array':
        return compareArrays((writer as Typed).keywords, reader.keywords, this.schemas);
      case 'enum':
        return compareEnums((writer as typeof reader).values, reader.values);
      case 'const':
        return compareConstants((writer as typeof reader).value, reader.value);
      case 'not':
        return this.#compareForbidden((writer as typeof reader).forbidden, reader.forbidden);
      case 'conditional':
        return compareConditions((writer as typeof reader).keywords, reader.keywords);
      case 'combined':
        return compareCombined(writer as Combined, reader, this.#shapes);
      default:
        return [];
    }
  }

  #compareForbidden(before: RawSchema, now: RawSchema): readonly Incompatibility[] {
    this.#reversed ??= new Comparison(this.#reader, this.#writer, this);
    const widened = under('/not', this.#reversed.schemas(now, before));
    if (widened.length === 0) return [];
    return [found('NOT_TYPE_EXTENDED', '/not', '{reader} forbids something that {writer} does not forbid')];
  }
}

/** `{ minLength: 1 }` lets numbers through, `{ type: string, minLength: 1 }` does not; another thing that upstream does not see. */
function demandsType(writer: Shape, reader: Shape): readonly Incompatibility[] {
  if (!('demanded' in writer && 'demanded' in reader) || writer.demanded || !reader.demanded) return [];
  return [found('TYPE_NARROWED', '', `{reader} takes ${saying(reader)} alone, {writer} lets other types through too`)];
}

/** Whether one condition is narrower than another cannot be told. */
function compareConditions(before: JsonObject, now: JsonObject): readonly Incompatibility[] {
  const same = ['if', 'then', 'else'].every((keyword) => isDeepStrictEqual(before[keyword], now[keyword]));
  return same ? [] : [found('CONDITION_CHANGED', '/if', 'the condition of {reader} is another than that of {writer}')];
}

/** Kafka Connect's decimals were written as texts and as numbers, both marked as bytes; upstream lets one become the other. */
const bothBytes = (writer: Shape, reader: Shape): boolean =>
  writer.kind !== reader.kind && [writer, reader].every((each) => marked(each) === 'bytes');

const marked = (shape: Shape): unknown => ('keywords' in shape ? shape.keywords['connect.type'] : undefined);

const saying = (shape: Shape): string => {
  if (shape.kind === 'combined') return shape.criterion;
  return 'integer' in shape && shape.integer ? 'integer' : shape.kind;
};
