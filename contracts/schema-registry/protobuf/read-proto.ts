import protobuf, { type IParserResult, type NamespaceBase, type Root } from 'protobufjs';
import { InvalidSchemaError, type SchemaSource } from '../format.ts';
import { importWellKnown } from './import-well-known.ts';
import type { Definitions, ProtoFile } from './proto-file.ts';

/** @throws InvalidSchemaError when it cannot be parsed, or an import or a type leads nowhere */
export function readProto({ text, references }: SchemaSource): ProtoFile {
  try {
    const root = new protobuf.Root();
    const known = new Set(references.map(({ name }) => name));
    for (const reference of references) importAll(parse(reference.text, root), root, known);
    const file = parse(text, root);
    importAll(file, root, known);
    // Resolves every type and every feature of an edition; complains of what leads nowhere.
    root.resolveAll();
    return { package: file.package ?? '', definitions: definedBy(text, root, file.package) };
  } catch (error) {
    throw new InvalidSchemaError(`not a Protobuf schema: ${(error as Error).message}`, { cause: error });
  }
}

function parse(text: string, root: Root): IParserResult {
  if (text.trim() === '') throw new Error('it is empty');
  return protobuf.parse(text, root, { keepCase: true });
}

function importAll({ imports = [], weakImports = [] }: IParserResult, root: Root, known: ReadonlySet<string>): void {
  for (const path of [...imports, ...weakImports]) {
    if (!known.has(path) && !importWellKnown(path, root)) {
      throw new Error(`the import "${path}" is neither one of the references nor one of google/protobuf`);
    }
  }
}

/** A package may be shared with imported files; so the file's own names are taken from reading it alone. */
function definedBy(text: string, root: Root, name: string | undefined): Definitions {
  const alone = new protobuf.Root();
  parse(text, alone);
  const within = (all: Root): NamespaceBase => (name ? (all.lookup(name) as NamespaceBase) : all);
  return definitionsIn(within(alone).nestedArray.map((own) => within(root).get(own.name)));
}

export function definitionsIn(defined: readonly unknown[]): Definitions {
  return {
    messages: new Map(defined.filter((each) => each instanceof protobuf.Type).map((each) => [each.name, each])),
    enums: new Map(defined.filter((each) => each instanceof protobuf.Enum).map((each) => [each.name, each])),
  };
}
