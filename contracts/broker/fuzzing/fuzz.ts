import { Agent } from 'node:http';
import type { Random } from '../../../harness/random.ts';
import type { Route } from '../http/index.ts';
import { type BadRequest, badRequest, describeRequest } from './bad-request.ts';
import { knownWorld } from './known-world.ts';
import { type Answered, send } from './send.ts';

export interface FuzzOptions {
  readonly url: string;
  readonly routes: readonly Pick<Route, 'method' | 'path'>[];
  readonly random: Random;
  readonly count: number;
}

export interface FuzzReport {
  /** How many answers of each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: readonly FuzzFailure[];
}

export interface FuzzFailure {
  readonly request: string;
  readonly what: string;
}

/** Requests between two looks at whether there is still something to find. */
const untilRefilled = 100;

/** Sends bad requests; every answer must be below 500, and a refusal must give its reason in the broker's shape. */
export async function fuzz({ url, routes, random, count }: FuzzOptions): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: Record<string, number> = {};
  const failures: FuzzFailure[] = [];
  try {
    let known = await knownWorld(url);
    for (let sent = 0; sent < count; sent++) {
      if (sent % untilRefilled === untilRefilled - 1) known = await knownWorld(url);
      const request = badRequest(random, routes, known);
      const fail = (what: string) => failures.push({ request: describeRequest(request), what });
      try {
        const answer = await send(url, request, agent);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        const problem = problemOf(answer, request);
        if (problem) fail(`${problem}: ${answer.status} ${answer.text.slice(0, 300)}`);
      } catch (error) {
        fail(`no answer: ${(error as Error).message}`);
      }
    }
  } finally {
    agent.destroy();
  }
  return { statuses, failures };
}

function problemOf({ status, type, text }: Answered, { method, headers }: BadRequest): string | undefined {
  if (status >= 500) return 'a mistake of the broker';
  if (status < 400 || method === 'HEAD') return undefined;
  // Who asks for a page is refused with one.
  if (/^text\/html\b/.test(type) && headers.accept?.includes('text/html') && text.includes('<h1')) return undefined;
  if (!/^application\/(hal\+)?json\b/.test(type)) return `a refusal of type "${type}"`;
  try {
    const { error, errors } = JSON.parse(text) as { readonly error?: unknown; readonly errors?: unknown };
    return hasText(error) || hasText(errors) ? undefined : 'a refusal without a reason';
  } catch {
    return 'a refusal that is not JSON';
  }
}

const hasText = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && Object.values(value).some(hasText);
