import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { FetchSource } from '../definition.ts';
import { addressAt } from '../origins.ts';
import { platform } from '../platform.ts';
import { fetchArchive } from './archive.ts';
import { httpText } from './http-get.ts';

/** The part of Adoptium's answer that we need (api.adoptium.net, /v3/assets/latest). */
const assets = z
  .array(z.object({ binary: z.object({ package: z.object({ link: z.url(), checksum: z.string() }) }) }))
  .min(1);

/** The newest official Temurin runtime of a major version; Adoptium names its SHA-256, as security updates rule out a pin. */
export function temurin(major: number): FetchSource {
  return {
    source: 'release',
    place: `official Temurin ${major} runtime (adoptium)`,
    fetch: async (into, context) => {
      const [os, arch] = platform().split('-');
      const query = new URLSearchParams({
        os: os === 'darwin' ? 'mac' : existsSync('/etc/alpine-release') ? 'alpine-linux' : 'linux',
        architecture: arch === 'amd64' ? 'x64' : 'aarch64',
        image_type: 'jre',
        vendor: 'eclipse',
      });
      const address = addressAt('adoptium', `v3/assets/latest/${major}/hotspot?${query}`, context.env);
      const [asset] = assets.parse(JSON.parse(await httpText(address, context)));
      if (!asset) throw new Error(`${address} names no runtime`);
      const { link, checksum } = asset.binary.package;
      await fetchArchive({
        address: link,
        into,
        checksum: { algorithm: 'sha256', hex: checksum },
        unpack: { strip: 1 },
        context,
      });
    },
  };
}
