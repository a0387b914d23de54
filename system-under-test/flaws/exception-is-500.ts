import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'exception-is-500',
  title: 'Whoever sends something wrong is told that something went wrong on our side',
  after: 'EvoMaster and RESTler: the 500 oracle; a validation error that nobody translates',
  caughtBy: ['generated'],
  edits: [
    // “zod’s own error says it better”, and nobody answers zod’s errors.
    {
      file: 'platform/http/parse-input.ts',
      replace: `  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : (issue?.path ?? []);
  throw new HttpError(400, 'validation', issue?.message ?? 'The input is not valid', path.join('.') || undefined);
`,
      with: '  return schema.parse(input);\n',
    },
    { file: 'platform/http/parse-input.ts', replace: "import { HttpError } from './http-error.ts';\n", with: '' },
    {
      file: 'platform/http/parse-input.ts',
      replace: '@throws {HttpError} 400 `validation`, with the path of the first problem.',
      with: '@throws {ZodError} with all problems.',
    },
  ],
});
