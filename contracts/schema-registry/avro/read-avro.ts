import avsc from 'avsc';
import { parseExactly } from '../exact-json.ts';
import { InvalidSchemaError, type SchemaSource } from '../format.ts';
import type { AvroField, AvroRecord, AvroType, NamedType, PrimitiveName } from './avro-type.ts';
import { fullName, namespaceOf } from './full-name.ts';

type Json = Record<string, unknown>;

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);
const structure = new Set('type name namespace doc aliases fields symbols size items values default order'.split(' '));

export interface AvroSchema {
  readonly root: AvroType;
  /** Full names that come from references. */
  readonly foreign: ReadonlySet<string>;
}

/** @throws InvalidSchemaError when avsc would not have it, or a name leads nowhere */
export function readAvro({ text, references }: SchemaSource): AvroSchema {
  const named = new Map<string, NamedType>();
  // avsc keeps what it has read here, so that the next schema may use its names.
  const registry: Record<string, avsc.Type> = {};
  const read = (each: string): AvroType => {
    avsc.Type.forSchema(JSON.parse(each, clamp), { registry, wrapUnions: true, noAnonymousTypes: true });
    return new Reading(named).type(parseExactly(each), '');
  };
  try {
    for (const reference of references) read(reference.text);
    const foreign = new Set(named.keys());
    return { root: read(text), foreign };
  } catch (error) {
    throw new InvalidSchemaError(`not an Avro schema: ${(error as Error).message}`, { cause: error });
  }
}

/** avsc's longs are doubles, and it refuses defaults that they cannot hold; the registry only hands them on. */
const clamp = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.max(-(2 ** 53 - 2), Math.min(2 ** 53 - 2, value)) : value;

/** Reads what avsc has found to be valid; only names may still be wrong. */
class Reading {
  readonly #named: Map<string, NamedType>;

  constructor(named: Map<string, NamedType>) {
    this.#named = named;
  }

  type(schema: unknown, namespace: string): AvroType {
    if (typeof schema === 'string') return this.#byName(schema, namespace);
    if (Array.isArray(schema)) return { kind: 'union', branches: schema.map((branch) => this.type(branch, namespace)) };
    const attributes = schema as Json;
    const { type } = attributes;
    if (typeof type !== 'string') return this.type(type, namespace);
    const metadata = metadataOf(attributes);
    if (type === 'array') return { kind: type, items: this.type(attributes.items, namespace), metadata };
    if (type === 'map') return { kind: type, values: this.type(attributes.values, namespace), metadata };
    if (['record', 'error', 'enum', 'fixed'].includes(type)) return this.#define(type, attributes, namespace);
    return primitives.has(type) ? { kind: type as PrimitiveName, metadata } : this.#byName(type, namespace);
  }

  #byName(name: string, namespace: string): AvroType {
    if (primitives.has(name)) return { kind: name as PrimitiveName, metadata: {} };
    const found = this.#named.get(fullName(name, namespace)) ?? this.#named.get(name);
    if (!found) throw new Error(`undefined type name: ${fullName(name, namespace)}`);
    return found;
  }

  #define(kind: string, attributes: Json, enclosing: string): NamedType {
    const name = fullName(String(attributes.name), (attributes.namespace as string | undefined) ?? enclosing);
    const namespace = namespaceOf(name);
    const common = {
      name,
      doc: attributes.doc as string | undefined,
      aliases: list(attributes.aliases).map((alias) => fullName(alias, namespace)),
      metadata: metadataOf(attributes),
    };
    if (kind === 'fixed') return this.#remember({ ...common, kind, size: attributes.size as number });
    if (kind === 'enum') {
      const fallback = attributes.default as string | undefined;
      return this.#remember({ ...common, kind, symbols: list(attributes.symbols), default: fallback });
    }
    const fields: AvroField[] = [];
    const record = this.#remember({ ...common, kind: kind as AvroRecord['kind'], fields });
    // Known before its fields are read: they may be of this very type.
    for (const field of attributes.fields as Json[]) fields.push(this.#field(field, namespace));
    return record;
  }

  #field(attributes: Json, namespace: string): AvroField {
    return {
      name: attributes.name as string,
      aliases: list(attributes.aliases),
      doc: attributes.doc as string | undefined,
      type: this.type(attributes.type, namespace),
      default: attributes.default,
      order: attributes.order as string | undefined,
      metadata: metadataOf(attributes),
    };
  }

  #remember<Type extends NamedType>(type: Type): Type {
    this.#named.set(type.name, type);
    return type;
  }
}

const list = (value: unknown): string[] => (value as string[] | undefined) ?? [];

const metadataOf = (attributes: Json): Json =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !structure.has(key)));
