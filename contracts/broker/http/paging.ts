import { invalid } from './broker-error.ts';

/** One page of a list, counted from 1. */
export interface Paging {
  readonly number: number;
  readonly size: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Of all pages. */
  readonly total: number;
  /** Undefined when the whole list was asked for. */
  readonly paging: Paging | undefined;
}

const defaultSize = 100;
const largest = 1_000_000;

/**
 * `page` and `size`, or upstream's older `pageNumber` and `pageSize`.
 * @returns undefined when none is given: the whole list
 * @throws BrokerError 400
 */
export function pagingOf(query: URLSearchParams): Paging | undefined {
  const given = (name: string) => positive(name, query.get(name));
  const [page, size] = [given('page'), given('size')];
  const [pageNumber, pageSize] = [given('pageNumber'), given('pageSize')];
  if (page !== undefined || size !== undefined) return { number: page ?? 1, size: size ?? defaultSize };
  if (pageNumber !== undefined || pageSize !== undefined)
    return { number: pageNumber ?? 1, size: pageSize ?? defaultSize };
  return undefined;
}

function positive(name: string, text: string | null): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  if (!/^-?\d+$/.test(text)) throw invalid({ [name]: ['must be an integer'] });
  const value = Number(text);
  if (value < 1) throw invalid({ [name]: ['must be greater than or equal to 1'] });
  if (value > largest) throw invalid({ [name]: [`must be less than or equal to ${largest}`] });
  return value;
}

/** For `limit ? offset ?`. */
export const limitAndOffset = (paging: Paging | undefined): [number, number] =>
  paging ? [paging.size, (paging.number - 1) * paging.size] : [-1, 0];

/** The figures of a page, and the ways to the ones before and after it. */
export function pageFields({ total, paging }: Page<unknown>, listUrl: string) {
  if (!paging) return { links: {} };
  const { number, size } = paging;
  const totalPages = Math.max(1, Math.ceil(total / size));
  const to = (page: number, title: string) => ({ href: `${listUrl}?size=${size}&page=${page}`, title });
  return {
    page: { number, size, totalElements: total, totalPages },
    links: {
      ...(number < totalPages && { next: to(number + 1, 'Next page') }),
      ...(number > 1 && { previous: to(number - 1, 'Previous page') }),
    },
  };
}
