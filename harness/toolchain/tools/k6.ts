import type { ToolDefinition } from '../definition.ts';
import { releaseArchive } from '../fetch/archive.ts';
import { publishedList } from '../fetch/checksum.ts';
import { goInstall } from '../fetch/go-install.ts';
import { platform } from '../platform.ts';
import { exactly, versionSaid } from '../version.ts';

const version = '1.8.1';
const release = `grafana/k6/releases/download/v${version}`;

export const k6: ToolDefinition = {
  name: 'k6',
  title: `k6 ${version}`,
  folder: `k6-${version}`,
  variables: [{ name: 'SHAKEDOWN_K6' }],
  commands: ['k6'],
  inFolder: ['k6'],
  inspect: async (path, signal) => ({
    path,
    version: await versionSaid(path, ['version'], /k6(?:\.exe)? v(\S+)/, signal),
  }),
  refuses: exactly(version),
  sources: [
    releaseArchive({
      origin: 'github',
      path: () => `${release}/k6-v${version}-${archiveName()}`,
      // The checksums of this release are not known to us for certain, so the list that it publishes is the word we take.
      checksum: publishedList('github', `${release}/k6-v${version}-checksums.txt`),
      unpack: { strip: 1 },
    }),
    goInstall({ module: `go.k6.io/k6@v${version}`, builtAs: 'k6', program: 'k6' }),
  ],
  advice: `Install k6 ${version} (https://github.com/grafana/k6/releases/tag/v${version}) and put it on PATH.`,
};

function archiveName(): string {
  const [os, arch] = platform().split('-');
  return os === 'darwin' ? `macos-${arch}.zip` : `linux-${arch}.tar.gz`;
}
