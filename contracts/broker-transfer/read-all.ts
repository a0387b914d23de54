import type { z } from 'zod';
import type { BrokerHttp } from './broker-http.ts';
import * as shapes from './shapes.ts';

/** A whole list, page by page. */
export async function readAll<Item extends z.ZodType>(
  http: BrokerHttp,
  first: string,
  key: string,
  item: Item,
): Promise<z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  for (let next: string | undefined = first; next !== undefined; ) {
    const page: { items: z.output<Item>[]; next: string | undefined } = await http.get(next, shapes.pages(key, item));
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
