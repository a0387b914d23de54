/** One request to a provider and its answer, as they were seen. */
export interface Exchange {
  readonly method: string;
  /** With its query: `/orders/7?expand=lines`. */
  readonly path: string;
  /** Names in any case. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** As it was sent; undefined or empty when there was none. */
  readonly requestBody?: string | undefined;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody?: string | undefined;
}

export const header = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
