/** What people and machines read of a run: the console, verdict.json, CTRF, JUnit, Markdown, HTML, GitHub. */
export { type Console, type ConsoleOptions, createConsole } from './console.ts';
export { formatBytes, formatDuration, formatFigure } from './figures.ts';
export { type GitHubOptions, reportToGitHub } from './github.ts';
export { loadVerdict } from './load-verdict.ts';
export { verdictJsonSchema, verdictSchema } from './verdict-schema.ts';
export { type ReportPaths, writeReports } from './write-reports.ts';
