import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['harness', 'synthetic', 'load', 'chaos', 'contracts', 'generators', 'ci'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
// What is not TypeScript but read at run time: lists, styles, scripts of pages.
for (const file of globSync(`{${rooms.join(',')}}/**/*.*`, { cwd: root })) {
  if (!/\.(ts|md)$|(^|\/)(shop|fixtures|testing|generated)\//.test(file))
    cpSync(join(root, file), join(root, 'dist', file));
}
