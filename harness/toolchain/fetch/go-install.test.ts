import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goInstall } from './go-install.ts';

let folder: string;
let into: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  into = join(folder, 'into');
  mkdirSync(into);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A `go` that does as told. */
function fakeGo(script: string): NodeJS.ProcessEnv {
  writeFileSync(join(folder, 'go'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'go'), 0o755);
  return { PATH: `${folder}:/usr/bin:/bin` };
}

const source = goInstall({
  module: 'example.org/anvil/cmd/server@v2',
  builtAs: 'server',
  program: 'anvil',
  linkTime: 'main.V=2',
});

test('builds into the given folder, under the name that is wanted', async () => {
  const said: string[] = [];
  const env = fakeGo('echo "go: downloading example.org/anvil v2" >&2; echo "$@" > "$GOBIN/server"');
  await source.fetch(into, { env, onProgress: (text) => said.push(text) });
  expect(readFileSync(join(into, 'anvil'), 'utf8')).toBe(
    'install -ldflags -s -w -X main.V=2 example.org/anvil/cmd/server@v2\n',
  );
  expect(existsSync(join(into, 'server'))).toBe(false);
  expect(said).toEqual(['building from source: downloading example.org/anvil v2']);
});

test('fails with what go says', async () => {
  const env = fakeGo('echo "go: example.org/anvil: unrecognized import path" >&2; exit 1');
  await expect(source.fetch(into, { env, onProgress: () => {} })).rejects.toThrow(
    /exit code 1: .*unrecognized import path/,
  );
});
