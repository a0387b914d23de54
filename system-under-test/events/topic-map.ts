import type { topics } from './topics.ts';

export interface TopicUsers {
  readonly publishedBy: string;
  readonly subscribedBy: readonly string[];
}

/** Which service tells the events of a topic, and which ones listen. */
export const topicMap: Record<keyof typeof topics, TopicUsers> = {
  orders: { publishedBy: 'order', subscribedBy: ['inventory', 'notification', 'analytics'] },
  stock: { publishedBy: 'inventory', subscribedBy: ['order'] },
  accounts: { publishedBy: 'auth', subscribedBy: ['user'] },
  customers: { publishedBy: 'user', subscribedBy: ['auth', 'order', 'notification'] },
  catalogue: { publishedBy: 'product', subscribedBy: ['product-bff'] },
};
