import type { Markup } from '../../../harness/markup.ts';
import type { Database } from '../database/index.ts';
import type { Addresses } from './addresses.ts';

/** Somebody who wants to see a page. */
export interface Visit {
  readonly database: Database;
  /** What the address says: names in its path, and its query. */
  readonly asked: Readonly<Record<string, string>>;
  readonly to: Addresses;
  /** For commands. */
  readonly brokerUrl: string;
}

export interface PageContent {
  readonly title: string;
  readonly section: Section;
  readonly main: Markup;
  /** Default 200. */
  readonly status?: number;
}

export type Section = 'network' | 'services' | 'matrix' | 'canIDeploy' | 'environments' | 'webhooks';
