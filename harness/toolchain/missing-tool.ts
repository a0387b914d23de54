import { EnvironmentError } from '../errors.ts';
import type { ToolDefinition } from './definition.ts';
import type { Attempt } from './tool.ts';

/** Says all that was tried: a user who sees only the last failure mends the wrong one. */
export function missingTool(
  { name, title, variables, advice }: ToolDefinition,
  tried: readonly Attempt[],
): EnvironmentError {
  const message = [
    `${title} is not here and could not be fetched.`,
    ...lines(tried),
    `${advice} Or set ${variables[0]?.name} to where it is.`,
  ];
  return new EnvironmentError('SD_TOOL_MISSING', message.join('\n'), { details: { tool: name, tried } });
}

export function unusableTool({ name }: ToolDefinition, tried: readonly Attempt[]): EnvironmentError {
  const last = tried.at(-1);
  const message = `${last?.place} names no ${name} that works: ${last?.result}. Correct the variable, or unset it to let Shakedown look elsewhere.`;
  return new EnvironmentError('SD_TOOL_UNUSABLE', message, { details: { tool: name, tried } });
}

function lines(tried: readonly Attempt[]): string[] {
  return tried.map(({ source, place, result }) => `  ${source}: ${place}: ${result}`);
}
