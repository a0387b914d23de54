import type { BrokerError } from './broker-error.ts';

/** What a route is asked. Names in the path are decoded; `*rest` takes the slashes of a branch or a version with it. */
export interface BrokerRequest {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  /** As it came, undecoded: nested queries (`q[][version]=1`) have rules of their own. */
  readonly queryString: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when there was no body. */
  readonly body: unknown;
  readonly accept: string;
  /** `http://127.0.0.1:9292`, or with a context path; without a slash at the end. */
  readonly baseUrl: string;
  readonly username: string | undefined;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  /** JSON unless `type` says otherwise; undefined is no body. */
  readonly body?: unknown;
  /** Default `application/hal+json;charset=utf-8`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handle = (request: BrokerRequest) => Reply | Promise<Reply>;

/** How a refusal is put to the client: some have their own error shape (the schema registry's). */
export type Refuse = (error: BrokerError) => Reply;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/pacticipants/:name/branches/*branch`; the first match of the list answers. */
  readonly path: string;
  readonly handle: Handle;
  /** A POST that only asks (selectors, lookups): a read-only token may. */
  readonly reads?: boolean;
  /** In this route's own shape; otherwise in the server's. */
  readonly refuse?: Refuse;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown, location: string): Reply => ({
  status: 201,
  body,
  headers: { Location: location },
});
export const noContent: Reply = { status: 204 };
