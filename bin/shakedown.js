#!/usr/bin/env node
// Runs Shakedown on the Node that it is made for (24, from the npm package `node`) when a person's own is older.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'ci', 'main.ts');
const main = existsSync(source) ? source : join(root, 'dist', 'ci', 'main.js');

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(main);
} else {
  const node = pinnedNode();
  // The child hears the terminal's Ctrl-C itself; a signal to this process alone is passed on.
  const path = `${dirname(node)}:${process.env.PATH ?? ''}`;
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 4 : 3)));
}

function pinnedNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    console.error(
      `SD_NODE_TOO_OLD: Shakedown needs Node 24; this is ${process.version} and the npm package \`node\` is not installed.`,
    );
    process.exit(3);
  }
}
