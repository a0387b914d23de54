import { EnvironmentError, messageOf, UsageError } from '../../harness/errors.ts';
import { type Edge, findEdge, type RunningSystem } from '../../harness/system/index.ts';

const toxic = 'shakedown-load-distance';
const ANSWER_WITHIN_MS = 5_000;

/**
 * Makes the answers of edges take longer until it is disposed of; then it asks Toxiproxy whether the distance is gone.
 *
 * @param far ms per edge
 * @throws UsageError SD_EDGE_UNKNOWN; EnvironmentError SD_EDGE_NOT_CHANGED when Toxiproxy refuses, or keeps the toxic.
 */
export async function farEdges(
  system: RunningSystem,
  toxiproxy: URL,
  far: Readonly<Record<string, number>>,
): Promise<AsyncDisposable> {
  const edges = Object.entries(far).map(([id, latency]) => ({ edge: known(system, id), latency }));
  const near = async (): Promise<void> => {
    for (const { edge } of edges) await ask(toxiproxy, edge, 'DELETE', `/${toxic}`, undefined, [404]);
    for (const { edge } of edges) {
      const left = (await ask(toxiproxy, edge, 'GET', '')) as readonly { readonly name: string }[];
      if (left.some(({ name }) => name === toxic)) throw notChanged(edge, 'the added distance is still there');
    }
  };
  try {
    for (const { edge, latency } of edges) {
      const attributes = { latency, jitter: 0 };
      await ask(toxiproxy, edge, 'POST', '', {
        name: toxic,
        type: 'latency',
        stream: 'downstream',
        toxicity: 1,
        attributes,
      });
    }
  } catch (thrown) {
    await near();
    throw thrown;
  }
  return { [Symbol.asyncDispose]: near };
}

function known(system: RunningSystem, id: string): Edge {
  const edge = findEdge(system.edges, id);
  if (edge) return edge;
  const edges = system.edges.map((each) => each.id);
  throw new UsageError('SD_EDGE_UNKNOWN', `a crowd names the edge "${id}"; this system has ${edges.join(', ')}`, {
    details: { edge: id, edges },
  });
}

async function ask(
  toxiproxy: URL,
  edge: Edge,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  accept: readonly number[] = [],
): Promise<unknown> {
  try {
    const response = await fetch(new URL(`/proxies/${edge.proxy}/toxics${path}`, toxiproxy), {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok && !accept.includes(response.status)) throw new Error(`${response.status} ${text.trim()}`);
    return text === '' ? undefined : JSON.parse(text);
  } catch (thrown) {
    throw notChanged(edge, `${method} on its proxy: ${messageOf(thrown)}`);
  }
}

const notChanged = ({ id, proxy }: Edge, why: string): EnvironmentError =>
  new EnvironmentError('SD_EDGE_NOT_CHANGED', `Toxiproxy does not change ${id}: ${why}`, {
    details: { edge: id, proxy },
  });
