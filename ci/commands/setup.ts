import { EnvironmentError, exitCodes, messageOf } from '../../harness/errors.ts';
import { createConsole } from '../../harness/report/index.ts';
import { ensureTool, type FoundTool, toolNames } from '../../harness/toolchain/index.ts';
import { onInterrupt } from '../run/interrupts.ts';

/** Fetches what is missing, one tool after the other; tries them all before it reports the ones that cannot be had. */
export async function setup({ json }: { readonly json?: boolean }): Promise<void> {
  using interrupts = onInterrupt();
  const console = createConsole({ stream: json ? process.stderr : process.stdout });
  const found: FoundTool[] = [];
  const failed: string[] = [];
  try {
    for (const name of toolNames) {
      console.phase(`looking for ${name}`);
      try {
        const tool = await ensureTool(name, {
          signal: interrupts.controller.signal,
          onProgress: (text) => console.phase(`${name}: ${text}`),
        });
        found.push(tool);
        console.note(`✓ ${name.padEnd(10)} ${tool.version.padEnd(12)} ${tool.path} (${tool.source})`);
      } catch (thrown) {
        interrupts.controller.signal.throwIfAborted();
        failed.push(messageOf(thrown));
        console.note(`✗ ${name.padEnd(10)} cannot be had`);
      }
    }
  } finally {
    console.close();
  }
  if (json) process.stdout.write(`${JSON.stringify({ tools: found, failed }, null, 2)}\n`);
  if (failed.length > 0) throw new EnvironmentError('SD_SETUP_INCOMPLETE', failed.join('\n'));
  process.exitCode = exitCodes.pass;
}
