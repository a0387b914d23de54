import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['harness', 'synthetic', 'load', 'chaos', 'contracts', 'generators', 'ci'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
// What is not TypeScript but read at run time: lists, styles, pages.
for (const asset of globSync(`{${rooms.join(',')}}/**/*.{json,css,html,client.js,tsv}`, { cwd: root })) {
  if (!/(^|\/)(shop|fixtures|generated)\//.test(asset))
    cpSync(join(root, asset), join(root, 'dist', dirname(asset), asset.split('/').at(-1) ?? ''));
}
