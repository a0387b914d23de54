import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'memory-leak',
  title: 'Every service grows with each request, until it is killed in the busiest hour',
  after: 'Software ageing (Huang et al., FTCS 1995): a record of recent requests that nobody shortens',
  caughtBy: ['load'],
  edits: [
    {
      file: 'platform/http/answer-errors.ts',
      replace: "import type { Middleware } from 'koa';",
      with: "import type { Context, Middleware } from 'koa';",
    },
    {
      file: 'platform/http/answer-errors.ts',
      replace: 'export function answerErrors(log: Log): Middleware {\n',
      with: 'export function answerErrors(log: Log): Middleware {\n  const requests: Context[] = [];\n',
    },
    {
      file: 'platform/http/answer-errors.ts',
      replace: '    try {\n      await next();\n',
      with: '    requests.push(ctx);\n    try {\n      await next();\n',
    },
    // So that a failure tells what went before it.
    {
      file: 'platform/http/answer-errors.ts',
      replace: 'path: ctx.path, status }',
      with: 'path: ctx.path, status, before: requests.slice(-5, -1).map(({ path }) => path) }',
    },
  ],
});
