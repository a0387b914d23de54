import { type SchemaRegistry, startSchemaRegistry } from '../index.ts';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/** A registry that keeps nothing, and plain HTTP to talk to it. */
export async function registryForTest(dir?: string) {
  const unexpected: unknown[] = [];
  const registry: SchemaRegistry = await startSchemaRegistry({
    port: 0,
    dir,
    onError: (error) => unexpected.push(error),
  });

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(registry.url + path, {
      method,
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
      }),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), body: parsed(text) };
  }

  return {
    url: registry.url,
    unexpected,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', path, body),
    put: (path: string, body: unknown) => call('PUT', path, body),
    delete: (path: string) => call('DELETE', path),
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
