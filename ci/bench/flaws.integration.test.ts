import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyWorkingTree, type WorkingCopy } from './copy.ts';
import { loadFlaws } from './load-flaws.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shop = 'system-under-test';
const flaws = await loadFlaws(join(root, shop, 'flaws'), []);

let copy: WorkingCopy;
let typeErrors: (edited?: readonly string[]) => string[];
let before: string[];

beforeAll(async () => {
  copy = await copyWorkingTree(root, shop);
  typeErrors = typeChecker(copy.dir);
  before = typeErrors();
});
afterAll(() => copy[Symbol.dispose]());

test.each(flaws.map((flaw) => [flaw.id, flaw] as const))('with %s the shop still type-checks', (_, flaw) => {
  using _applied = copy.apply(flaw);
  expect(typeErrors(flaw.edits.map(({ file }) => join(shop, file)))).toEqual(before);
});

/**
 * Type-checks the shop, and what of the suites knows it, as it stands on disk in `dir`; files are read again, and what they
 * concern is checked again, only when they are named.
 */
function typeChecker(dir: string): (edited?: readonly string[]) => string[] {
  const { config } = ts.readConfigFile(join(dir, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dir);
  const suites = readdirSync(dir, { withFileTypes: true }).filter((each) => each.isDirectory());
  const rooms = [shop, ...suites.map(({ name }) => join(name, 'shop'))].map((room) => join(dir, room));
  const files = rooms
    .filter((room) => ts.sys.directoryExists(room))
    .flatMap((room) => ts.sys.readDirectory(room, ['.ts']));

  const read = new Map<string, ts.SourceFile | undefined>();
  const host = ts.createIncrementalCompilerHost(options);
  const getSourceFile = host.getSourceFile;
  host.getSourceFile = (file, ...rest) => {
    if (!read.has(file)) read.set(file, getSourceFile(file, ...rest));
    return read.get(file);
  };
  let edits: readonly string[] = [];
  let program: ts.SemanticDiagnosticsBuilderProgram | undefined;
  return (edited = []) => {
    for (const file of [...edits, ...edited]) read.delete(join(dir, file));
    edits = edited;
    program = ts.createSemanticDiagnosticsBuilderProgram(files, options, host, program);
    const ours = rooms.map((room) => `${room}/`);
    return program
      .getSourceFiles()
      .filter(({ fileName }) => ours.some((room) => fileName.startsWith(room)))
      .flatMap((file) => [
        ...(program?.getSyntacticDiagnostics(file) ?? []),
        ...(program?.getSemanticDiagnostics(file) ?? []),
      ])
      .map(
        ({ file, messageText }) =>
          `${relative(dir, file?.fileName ?? dir)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
  };
}
