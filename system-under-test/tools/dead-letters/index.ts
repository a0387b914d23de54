/** The command line for dead letters, without the process around it. */
export { type CommandOutput, exitCodes, runCommand } from './run-command.ts';
