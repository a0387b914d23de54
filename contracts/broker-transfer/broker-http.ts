import type { z } from 'zod';
import { parseLosslessly } from '../broker/pacts/index.ts';
import { TransferError } from './record.ts';

export interface BrokerAddress {
  readonly url: string;
  /** `Bearer …` or `Basic …`. */
  readonly authorization?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A broker by its public interface alone, ours or another. */
export class BrokerHttp {
  readonly #address: BrokerAddress;
  readonly #base: string;

  constructor(address: BrokerAddress) {
    this.#address = address;
    this.#base = address.url.replace(/\/+$/, '');
  }

  /** @throws TransferError for anything but success, and for an answer that is not of the `shape` */
  async get<Shape extends z.ZodType>(where: string, shape: Shape): Promise<z.output<Shape>> {
    const found = await this.find(where, shape);
    if (found === undefined) throw new TransferError(`GET ${where}: not found`);
    return found;
  }

  /** Undefined when it is not there. */
  async find<Shape extends z.ZodType>(where: string, shape: Shape): Promise<z.output<Shape> | undefined> {
    const { status, text } = await this.#ask('GET', where, undefined);
    if (status === 404) return undefined;
    if (status !== 200) throw refused('GET', where, status, text);
    const { success, data, error } = shape.safeParse(parseLosslessly(text));
    if (success) return data;
    const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new TransferError(`GET ${where}: the answer is not as expected: ${problems.join('; ')}`);
  }

  /** @throws TransferError unless it was done */
  async send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', where: string, body?: unknown): Promise<unknown> {
    const { status, text } = await this.#ask(method, where, body);
    if (status >= 300) throw refused(method, where, status, text);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** An address that the broker gave may name a host that only others know; its path is enough. */
  #resolve(where: string): string {
    if (where.startsWith('/')) return `${this.#base}${where}`;
    const { pathname, search } = new URL(where);
    return `${new URL(this.#base).origin}${pathname}${search}`;
  }

  async #ask(
    method: string,
    where: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const { authorization, signal } = this.#address;
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const answer = await fetch(this.#resolve(where), {
      method,
      headers: {
        Accept: 'application/hal+json, application/json',
        ...(authorization === undefined ? {} : { Authorization: authorization }),
        ...(body === undefined ? {} : { 'Content-Type': type }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw new TransferError(`${method} ${where}: no answer from ${this.#base}`, { cause });
    });
    return { status: answer.status, text: await answer.text() };
  }
}

const refused = (method: string, where: string, status: number, text: string): TransferError =>
  new TransferError(`${method} ${where}: ${status} ${text.slice(0, 1_000)}`);

/** `path('pacticipants', 'Web BFF')` is `/pacticipants/Web%20BFF`. */
export const path = (...segments: readonly string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
