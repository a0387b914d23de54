import { z } from 'zod';
import { isRecord } from '../json.ts';
import { strangeAnswer } from './failure.ts';
import { type HalDocument, hrefOf } from './hal.ts';
import type { Request, Transport } from './transport.ts';

/** How the client's calls speak to the broker: by what its index offers. */
export interface Session {
  /** Follows a relation of the index; `values` fill its template. */
  relation(name: string, values?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<string>;
  /** @throws EnvironmentError SD_BROKER_ANSWER when the answer is no document */
  document(request: Request, signal?: AbortSignal): Promise<HalDocument>;
  /** An answer of a certain shape. */
  read<T>(schema: z.ZodType<T>, request: Request, signal?: AbortSignal): Promise<T>;
  /** Whatever is answered. */
  send(request: Request, signal?: AbortSignal): Promise<unknown>;
}

export function sessionOver(transport: Transport): Session {
  let index: HalDocument | undefined;
  const session: Session = {
    async relation(name, values, signal) {
      index ??= await session.document({ method: 'GET', href: '' }, signal);
      return hrefOf(index, name, values);
    },
    async document(request, signal) {
      const answer = await transport.send(request, signal);
      if (!isRecord(answer)) throw strangeAnswer(named(request), 'it sent no document', answer);
      return answer;
    },
    async read(schema, request, signal) {
      const answer = await transport.send(request, signal);
      const { success, data, error } = schema.safeParse(answer);
      if (!success) throw strangeAnswer(named(request), z.prettifyError(error).replaceAll('\n', ' '), answer);
      return data;
    },
    send: (request, signal) => transport.send(request, signal),
  };
  return session;
}

const named = ({ method, href }: Request): string => `${method} ${href === '' ? 'the index' : href}`;
