import { InvalidSchemaError, type SchemaSource } from '../format.ts';
import { isObject, isSchema, type JsonObject, type RawSchema } from './raw-schema.ts';
import { readShape } from './read-shape.ts';
import type { Shape } from './shape.ts';

/** Where schemas without an `$id` of their own stand, so that relative references have something to be relative to. */
const home = 'registry:///';

/** A JSON Schema with what it refers to: knows where each `$ref` leads. */
export class SchemaDocument {
  readonly root: RawSchema;
  /** By absolute URI: documents, and what inside them has an `$id` or an anchor. */
  readonly #places = new Map<string, RawSchema>();
  readonly #bases = new WeakMap<JsonObject, string>();
  readonly #shapes = new WeakMap<JsonObject, Shape>();

  constructor({ text, references }: SchemaSource) {
    this.root = JSON.parse(text) as RawSchema;
    this.#places.set(home, this.root);
    const base = this.#index(this.root, home);
    for (const { name, text: referenced } of references) {
      const document = JSON.parse(referenced) as RawSchema;
      // Said relative to the root, which may have an `$id`: both are meant.
      for (const place of [absolute(name, base), absolute(name, home)]) {
        this.#places.set(withoutFragment(place), document);
        this.#index(document, place);
      }
    }
  }

  shapeOf(raw: RawSchema): Shape {
    if (typeof raw === 'boolean') return readShape(raw, (inner) => this.shapeOf(inner));
    let shape = this.#shapes.get(raw);
    if (!shape) {
      shape = this.#read(raw);
      this.#shapes.set(raw, shape);
    }
    return shape;
  }

  #read(raw: JsonObject): Shape {
    const reference = raw.$ref ?? raw.$dynamicRef ?? raw.$recursiveRef;
    if (typeof reference !== 'string') return readShape(raw, (inner) => this.shapeOf(inner));
    const target = this.#follow(reference, raw);
    const { $ref: _, $dynamicRef: __, $recursiveRef: ___, ...beside } = raw;
    const besides = readShape(this.#keepBase(beside, raw), (inner) => this.shapeOf(inner));
    if (this.#ignoresBesides() || besides.kind === 'anything') return this.shapeOf(target);
    const parts = () => [this.shapeOf(target), besides];
    return { kind: 'combined', criterion: 'allOf', parts };
  }

  /** Until draft 7 a `$ref` stood for all that stands beside it. */
  #ignoresBesides(): boolean {
    const dialect = isObject(this.root) ? String(this.root.$schema ?? '') : '';
    return !/2019-09|2020-12/.test(dialect);
  }

  #follow(reference: string, from: JsonObject): RawSchema {
    const seen = new Set<JsonObject>([from]);
    let found = this.#lookUp(reference, this.#bases.get(from) ?? home);
    // A reference that leads to a reference alone is read through, and must not lead back.
    while (isObject(found) && typeof found.$ref === 'string' && Object.keys(found).length === 1) {
      if (seen.has(found)) throw new InvalidSchemaError(`the reference "${reference}" leads back to itself`);
      seen.add(found);
      found = this.#lookUp(found.$ref, this.#bases.get(found) ?? home);
    }
    return found;
  }

  #lookUp(reference: string, base: string): RawSchema {
    const uri = absolute(reference, base);
    const anchored = this.#places.get(uri);
    if (anchored !== undefined) return anchored;
    const document = this.#places.get(withoutFragment(uri));
    const pointer = decodeURIComponent(new URL(uri).hash.slice(1));
    const found = document === undefined ? undefined : descend(document, pointer);
    if (!isSchema(found)) throw new InvalidSchemaError(`the reference "${reference}" leads nowhere`);
    return found;
  }

  /** @returns the base of what is indexed */
  #index(value: unknown, base: string): string {
    if (Array.isArray(value)) for (const each of value) this.#index(each, base);
    if (!isObject(value)) return base;
    const id = typeof value.$id === 'string' ? value.$id : undefined;
    const own = id === undefined ? base : absolute(id, base);
    if (!this.#bases.has(value)) this.#bases.set(value, withoutFragment(own));
    if (id !== undefined) this.#remember(own, value);
    if (typeof value.$anchor === 'string') this.#remember(absolute(`#${value.$anchor}`, own), value);
    for (const [keyword, each] of Object.entries(value)) {
      if (keyword !== 'const' && keyword !== 'enum' && keyword !== 'default') this.#index(each, withoutFragment(own));
    }
    return withoutFragment(own);
  }

  #remember(uri: string, value: JsonObject): void {
    const key = uri.endsWith('#') ? uri.slice(0, -1) : uri;
    if (!this.#places.has(key)) this.#places.set(key, value);
  }

  #keepBase(copy: JsonObject, of: JsonObject): JsonObject {
    this.#bases.set(copy, this.#bases.get(of) ?? home);
    return copy;
  }
}

function absolute(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    throw new InvalidSchemaError(`"${reference}" is no URI reference`);
  }
}

const withoutFragment = (uri: string): string => uri.split('#', 1)[0] ?? uri;

function descend(document: RawSchema, pointer: string): unknown {
  if (pointer === '') return document;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (value as JsonObject | undefined)?.[step], document);
}
