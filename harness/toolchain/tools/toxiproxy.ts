import type { ToolDefinition } from '../definition.ts';
import { releaseArchive } from '../fetch/archive.ts';
import { pinned } from '../fetch/checksum.ts';
import { goInstall } from '../fetch/go-install.ts';
import { platform } from '../platform.ts';
import { exactly, versionSaid } from '../version.ts';

const version = '2.12.0';

/** As recorded for this release in the package definitions of cashapp/hermit-packages (toxiproxy.hcl). */
const sha256 = {
  'toxiproxy_2.12.0_linux_amd64.tar.gz': '65e042d3fc2290c099527bc506446a6fd863a09f113b8944b636ece70221c2b3',
  'toxiproxy_2.12.0_linux_arm64.tar.gz': 'ab417dafc77ae8b54ec8461cc5da5180d0465a61dcbda86c72da72ee4ab843b7',
  'toxiproxy_2.12.0_darwin_amd64.tar.gz': '52ac1f99d7204b4b523f910b791bc86318b50ef94822c79a6157606704003ced',
  'toxiproxy_2.12.0_darwin_arm64.tar.gz': 'cece3905c06ad84d6b3bb4cd024c344e6466736b2a8cbaf9ef4fe45e62aba9b2',
};

export const toxiproxy: ToolDefinition = {
  name: 'toxiproxy',
  title: `Toxiproxy ${version}`,
  folder: `toxiproxy-${version}`,
  variables: [{ name: 'SHAKEDOWN_TOXIPROXY' }],
  commands: ['toxiproxy-server'],
  inFolder: ['toxiproxy-server'],
  inspect: async (path, signal) => ({ path, version: await versionSaid(path, ['--version'], /version (\S+)/, signal) }),
  refuses: exactly(version),
  sources: [
    releaseArchive({
      origin: 'github',
      path: () =>
        `Shopify/toxiproxy/releases/download/v${version}/toxiproxy_${version}_${platform().replace('-', '_')}.tar.gz`,
      checksum: pinned(sha256),
      unpack: { strip: 0, only: ['toxiproxy-server'] },
    }),
    goInstall({
      module: `github.com/Shopify/toxiproxy/v2/cmd/server@v${version}`,
      builtAs: 'server',
      program: 'toxiproxy-server',
      // Without this, as in upstream's release build, it calls itself "git".
      linkTime: `github.com/Shopify/toxiproxy/v2.Version=${version}`,
    }),
  ],
  advice: `Install Toxiproxy ${version} (https://github.com/Shopify/toxiproxy/releases/tag/v${version}) and put toxiproxy-server on PATH.`,
};
