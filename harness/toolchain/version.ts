import { runCommand } from './run-command.ts';

/** Runs `path` with `args` and reads its version from what it says. Throws an Error when it says none. */
export async function versionSaid(
  path: string,
  args: readonly string[],
  version: RegExp,
  signal?: AbortSignal | undefined,
): Promise<string> {
  const output = await runCommand([path, ...args], { signal });
  const said = version.exec(output)?.[1];
  if (!said) throw new Error(`it does not say its version but: ${output.trim().slice(0, 200)}`);
  return said;
}

/** For tools whose behaviour is part of what we measure: another version is accepted only when the user names it. */
export function exactly(wanted: string): (version: string, named: boolean) => string | undefined {
  return (version, named) => (named || version === wanted ? undefined : `${wanted} is needed`);
}

/** For tools of which any later version does. */
export function atLeast(major: number): (version: string) => string | undefined {
  return (version) => (Number.parseInt(version, 10) >= major ? undefined : `${major} or later is needed`);
}
