/** A schema as it was handed in, with the schemas it refers to, each before the one that needs it. */
export interface SchemaSource {
  readonly text: string;
  readonly references: readonly ReferencedSchema[];
}

export interface ReferencedSchema {
  /** As the referring schema says it: a full name (Avro), a URI (JSON Schema), an import path (Protobuf). */
  readonly name: string;
  readonly text: string;
}

/** One reason why a reader cannot read what a writer wrote. */
export interface Incompatibility {
  /** Upstream's word for it: `READER_FIELD_MISSING_DEFAULT_VALUE`. */
  readonly type: string;
  /** Where in the schema, as a JSON pointer or a path of names. */
  readonly path: string;
  /** A sentence in which `{reader}` and `{writer}` stand for the two schemas. */
  readonly description: string;
}

/** What the registry has to know of a kind of schema. */
export interface SchemaFormat {
  /**
   * The schema as it is kept and handed out. Two schemas whose identity is the same have one id.
   *
   * @throws InvalidSchemaError
   */
  parse(source: SchemaSource): { readonly text: string; readonly identity: string };
  /** The same schema written in the one way in which all that does not matter is in a fixed order. */
  normalize(source: SchemaSource): string;
  /** @param newer - the one that comes after the other */
  incompatibilities(reader: SchemaSource, writer: SchemaSource, newer: 'reader' | 'writer'): readonly Incompatibility[];
}

export class InvalidSchemaError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidSchemaError';
  }
}

/** The same incompatibilities, seen from further up. */
export const under = (path: string, found: readonly Incompatibility[]): Incompatibility[] =>
  found.map((each) => ({ ...each, path: path + each.path }));
