import { canonicalJson } from '../exact-json.ts';
import type { AvroField, AvroType, NamedType } from './avro-type.ts';
import { namespaceOf, simpleName } from './full-name.ts';

/**
 * The schema with its attributes in the order in which Avro's own Java library writes them, names short where the namespace around
 * them says the rest. Documentation, defaults and metadata stay: they are part of what was registered (the specification's
 * Parsing Canonical Form, which drops them, would give two different schemas one id).
 *
 * @param known - types that come from references, and are only named
 */
export function writeAvro(root: AvroType, known: ReadonlySet<string>, metadataOrder: 'kept' | 'sorted'): string {
  const written = new Set(known);

  function type(of: AvroType, namespace: string): unknown {
    switch (of.kind) {
      case 'union':
        return of.branches.map((branch) => type(branch, namespace));
      case 'array':
        return { type: 'array', items: type(of.items, namespace), ...metadata(of.metadata) };
      case 'map':
        return { type: 'map', values: type(of.values, namespace), ...metadata(of.metadata) };
      case 'record':
      case 'error':
      case 'enum':
      case 'fixed':
        return named(of, namespace);
      default:
        return Object.keys(of.metadata).length === 0 ? of.kind : { type: of.kind, ...metadata(of.metadata) };
    }
  }

  function named(of: NamedType, around: string): unknown {
    const namespace = namespaceOf(of.name);
    if (written.has(of.name)) return namespace === around ? simpleName(of.name) : of.name;
    written.add(of.name);
    const head = { type: of.kind, name: simpleName(of.name), ...(namespace !== around && { namespace }), ...doc(of) };
    const tail = { ...aliases(of.aliases, namespace), ...metadata(of.metadata) };
    if (of.kind === 'fixed') return { ...head, size: of.size, ...tail };
    if (of.kind === 'enum') {
      return { ...head, symbols: of.symbols, ...(of.default !== undefined && { default: of.default }), ...tail };
    }
    return { ...head, fields: of.fields.map((each) => field(each, namespace)), ...tail };
  }

  function field(of: AvroField, namespace: string): unknown {
    return {
      name: of.name,
      type: type(of.type, namespace),
      ...doc(of),
      ...(of.default !== undefined && { default: of.default }),
      ...(of.order !== undefined && of.order !== 'ascending' && { order: of.order }),
      ...(of.aliases.length > 0 && { aliases: of.aliases }),
      ...metadata(of.metadata),
    };
  }

  const metadata = (of: Readonly<Record<string, unknown>>): object =>
    metadataOrder === 'kept' ? of : (JSON.parse(canonicalJson(of)) as object);

  return JSON.stringify(type(root, ''));
}

const doc = (of: { readonly doc: string | undefined }): object => (of.doc === undefined ? {} : { doc: of.doc });

const aliases = (full: readonly string[], namespace: string): object =>
  full.length === 0
    ? {}
    : { aliases: full.map((alias) => (namespaceOf(alias) === namespace ? simpleName(alias) : alias)) };
