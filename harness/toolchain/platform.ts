/** The platforms for which all releases exist, as Go names them. */
export type Platform = `${'linux' | 'darwin'}-${'amd64' | 'arm64'}`;

/** This machine's platform. Throws an Error when there are no releases for it. */
export function platform(os: string = process.platform, arch: string = process.arch): Platform {
  const goArch = arch === 'x64' ? 'amd64' : arch;
  if ((os !== 'linux' && os !== 'darwin') || (goArch !== 'amd64' && goArch !== 'arm64')) {
    throw new Error(`there is no release for ${os} on ${arch}`);
  }
  return `${os}-${goArch}`;
}
