import pc from 'picocolors';
import { exitCodes } from '../../harness/errors.ts';
import { findTool, type ToolSearch, toolNames } from '../../harness/toolchain/index.ts';

/** Says what is there and what is missing; exits with 3 when something is. */
export async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
  const searches = await Promise.all(toolNames.map(async (name) => ({ name, search: await findTool(name) })));
  const missing = searches.filter(({ search }) => search.status !== 'found').map(({ name }) => name);
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ node: process.versions.node, tools: searches.map(({ search }) => search), missing }, null, 2)}\n`,
    );
  } else {
    const color = pc.createColors(process.stdout.isTTY && !process.env.NO_COLOR);
    process.stdout.write(`${color.green('✓')} node       ${process.versions.node}\n`);
    for (const { name, search } of searches) process.stdout.write(describe(name, search, color));
    process.stdout.write(
      missing.length === 0
        ? '\nEverything that a run needs is there.\n'
        : `\n${missing.join(', ')} missing: \`shakedown setup\` fetches what it can.\n`,
    );
  }
  process.exitCode = missing.length === 0 ? exitCodes.pass : exitCodes.environment;
}

function describe(name: string, search: ToolSearch, color: ReturnType<typeof pc.createColors>): string {
  if (search.status === 'found') {
    const { version, path, source } = search.tool;
    return `${color.green('✓')} ${name.padEnd(10)} ${version.padEnd(12)} ${color.dim(`${path} (${source})`)}\n`;
  }
  const tried = search.tried.map(({ place, result }) => `    ${place}: ${result}\n`).join('');
  return `${color.red('✗')} ${name.padEnd(10)} ${search.status}\n${color.dim(tried)}`;
}
