/** Where releases come from; each can be replaced by a company's mirror. */
const origins = {
  github: { variable: 'SHAKEDOWN_GITHUB_URL', url: 'https://github.com' },
  apache: { variable: 'SHAKEDOWN_APACHE_URL', url: 'https://downloads.apache.org' },
  apacheArchive: { variable: 'SHAKEDOWN_APACHE_ARCHIVE_URL', url: 'https://archive.apache.org/dist' },
  adoptium: { variable: 'SHAKEDOWN_ADOPTIUM_URL', url: 'https://api.adoptium.net' },
  maven: { variable: 'MAVEN_REPO', url: 'https://repo1.maven.org/maven2' },
} as const;

export type Origin = keyof typeof origins;

/** The address of `path` at an origin. */
export function addressAt(origin: Origin, path: string, env: NodeJS.ProcessEnv): string {
  const { variable, url } = origins[origin];
  return `${(env[variable] ?? url).replace(/\/+$/, '')}/${path}`;
}
