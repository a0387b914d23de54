export type PrimitiveName = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

/** An Avro schema with its names resolved; a record may hold itself. */
export type AvroType = AvroPrimitive | AvroRecord | AvroEnum | AvroFixed | AvroArray | AvroMap | AvroUnion;
export type NamedType = AvroRecord | AvroEnum | AvroFixed;

interface Annotated {
  /** What the specification calls metadata: `logicalType`, `scale`, `connect.name` … */
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Named extends Annotated {
  /** Full: `com.shop.Order`. */
  readonly name: string;
  readonly doc: string | undefined;
  /** Full names. */
  readonly aliases: readonly string[];
}

export interface AvroPrimitive extends Annotated {
  readonly kind: PrimitiveName;
}

export interface AvroRecord extends Named {
  readonly kind: 'record' | 'error';
  readonly fields: readonly AvroField[];
}

export interface AvroField extends Annotated {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly doc: string | undefined;
  readonly type: AvroType;
  /** Undefined: no default; null is one. */
  readonly default: unknown;
  readonly order: string | undefined;
}

export interface AvroEnum extends Named {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  readonly default: string | undefined;
}

export interface AvroFixed extends Named {
  readonly kind: 'fixed';
  readonly size: number;
}

export interface AvroArray extends Annotated {
  readonly kind: 'array';
  readonly items: AvroType;
}

export interface AvroMap extends Annotated {
  readonly kind: 'map';
  readonly values: AvroType;
}

export interface AvroUnion {
  readonly kind: 'union';
  readonly branches: readonly AvroType[];
}
