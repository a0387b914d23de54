import type { Exchange } from '../../synthetic/index.ts';
import type { Recording } from '../capture/recording.ts';

/** The same request in two recordings. */
export interface AlignedExchange {
  readonly a: Exchange;
  readonly b: Exchange;
  /** It was asked again and again until the answer came out like this. */
  readonly polled: boolean;
  /** `/api/orders/:id`: segments that differ between the recordings are parameters. */
  readonly route: string;
}

/** Two runs of one journey went different ways, so they cannot be compared. */
class RecordingsDiffer extends Error {
  override readonly name = 'RecordingsDiffer';
}

/** @throws RecordingsDiffer with the first request that is not the same. */
export function align(first: Recording, second: Recording): AlignedExchange[] {
  const a = foldPolls(first.exchanges);
  const b = foldPolls(second.exchanges);
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, at) => {
    const [one, other] = [a[at], b[at]];
    if (
      !one ||
      !other ||
      one.last.method !== other.last.method ||
      segments(one.last).length !== segments(other.last).length
    ) {
      throw new RecordingsDiffer(
        `request ${at + 1} of ${first.journey} is ${name(one)} in one recording and ${name(other)} in the other`,
      );
    }
    return {
      a: one.last,
      b: other.last,
      polled: one.times > 1 || other.times > 1,
      route: template(one.last, other.last),
    };
  });
}

interface Folded {
  readonly last: Exchange;
  readonly times: number;
}

/** Runs of the same GET become one: the journey was waiting for something. */
function foldPolls(exchanges: readonly Exchange[]): Folded[] {
  return exchanges.reduce<Folded[]>((folded, exchange) => {
    const before = folded.at(-1);
    const again = before?.last.method === 'GET' && exchange.method === 'GET' && before.last.url === exchange.url;
    if (again) return [...folded.slice(0, -1), { last: exchange, times: before.times + 1 }];
    return [...folded, { last: exchange, times: 1 }];
  }, []);
}

export const segments = ({ url }: Pick<Exchange, 'url'>): string[] => new URL(url).pathname.split('/').slice(1);

function template(a: Exchange, b: Exchange): string {
  if (a.route.includes(':')) return a.route;
  const others = segments(b);
  return `/${segments(a)
    .map((segment, at) => (segment === others[at] ? segment : ':id'))
    .join('/')}`;
}

const name = (folded: Folded | undefined) =>
  folded ? `${folded.last.method} ${new URL(folded.last.url).pathname}` : 'missing';
