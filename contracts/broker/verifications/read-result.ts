import { invalid } from '../http/index.ts';
import { filledText, isObject, optionalText, type Problem, problemsByField } from '../pacts/index.ts';

/** What a provider's build says. */
export interface VerificationResult {
  readonly success: boolean;
  readonly providerApplicationVersion: string;
  readonly buildUrl?: string | undefined;
  /** One for each interaction, or whatever the client has to say. */
  readonly testResults?: unknown;
  readonly verifiedBy?: unknown;
}

/** @throws BrokerError 400 with all that is wrong (upstream: verification_contract.rb) */
export function readResult(body: unknown): VerificationResult {
  if (!isObject(body)) throw invalid(['the body must be a JSON object']);
  const problems = problemsByField({
    success: [successProblem(body.success)],
    providerApplicationVersion: [filledText(body.providerApplicationVersion)],
    buildUrl: [optionalText(body.buildUrl) ?? urlProblem(body.buildUrl)],
  });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return {
    success: body.success as boolean,
    providerApplicationVersion: body.providerApplicationVersion as string,
    buildUrl: (body.buildUrl as string | null | undefined) ?? undefined,
    testResults: body.testResults ?? undefined,
    verifiedBy: body.verifiedBy ?? undefined,
  };
}

const successProblem = (value: unknown): Problem => {
  if (value === undefined) return 'is missing';
  return typeof value === 'boolean' ? undefined : 'must be boolean';
};

/** As lenient as Ruby's URI: a path is one too. */
const urlProblem = (value: unknown): Problem =>
  typeof value !== 'string' || /^[^\s<>"{}|\\^`]*$/.test(value)
    ? undefined
    : 'is not a valid URL eg. http://example.org';
