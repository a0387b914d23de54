import type { PlanName } from '../../harness/check/index.ts';
import { gate } from '../gate/gate.ts';
import { printError } from '../run/print-error.ts';
import { drawSeed } from '../run/seed.ts';

export interface GateCommandOptions {
  readonly plan: PlanName;
  readonly only: readonly string[];
  readonly seed?: number;
  readonly config?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export async function gateCommand(options: GateCommandOptions): Promise<void> {
  const result = await gate({
    plan: options.plan,
    only: options.only,
    seed: options.seed ?? drawSeed(),
    config: options.config,
    out: options.out,
    cwd: process.cwd(),
    output: options.json ? process.stderr : process.stdout,
  });
  if (options.json) process.stdout.write(`${JSON.stringify(result.verdict, null, 2)}\n`);
  if (result.ended !== undefined && result.exitCode > 1) printError(result.ended, process.stderr);
  process.exitCode = result.exitCode;
}
