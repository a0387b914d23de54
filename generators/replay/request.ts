import type { Json } from '../infer/json.ts';
import type { BodyTemplate, Step } from '../infer/step.ts';
import { type Bindings, fill } from '../infer/template.ts';

/** A request whose templates are filled. */
export interface ReplayRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

export interface ReplayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

export function fillRequest({ method, path, query, headers, body }: Step, bindings: Bindings): ReplayRequest {
  const text = (template: Parameters<typeof fill>[0]) => String(fill(template, bindings));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, template]) => [name, text(template)]),
  ).toString();
  return {
    method,
    path: `/${path.map((segment) => encodeURIComponent(text(segment))).join('/')}${search ? `?${search}` : ''}`,
    headers: Object.fromEntries(Object.entries(headers).map(([name, template]) => [name, text(template)])),
    body: body && fillBody(body, bindings),
  };
}

function fillBody(body: BodyTemplate, bindings: Bindings): Json {
  if ('list' in body) return body.list.map((each) => fillBody(each, bindings));
  if ('object' in body)
    return Object.fromEntries(Object.entries(body.object).map(([key, each]) => [key, fillBody(each, bindings)]));
  return fill(body, bindings);
}

/** Sends it, marked as synthetic. */
export async function send(request: ReplayRequest, baseUrl: URL, signal: AbortSignal): Promise<ReplayAnswer> {
  const { method, path, headers, body } = request;
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    headers: {
      baggage: 'synthetic=true',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  const text = await answer.text();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: parse(text) };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
