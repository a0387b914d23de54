import type { BrokerRequest, Reply, Route } from '../http/index.ts';
import { type Badge, svgOf } from './svg.ts';

/** With the ending that a page wants, and without, as upstream's links have it. */
export const badgeRoutes = (path: string, badge: (request: BrokerRequest) => Badge): Route[] =>
  ['/badge', '/badge.svg'].map((ending) => ({
    method: 'GET',
    path: `${path}${ending}`,
    handle: (request) => badgeReply(badge(request)),
  }));

/** Not to be kept: a page that shows it must not show yesterday's. Pages of any origin may. */
const badgeReply = (badge: Badge): Reply => ({
  status: 200,
  type: 'image/svg+xml;charset=utf-8',
  body: svgOf(badge),
  headers: {
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    // It holds names that anyone may have published; shown on its own it must run nothing.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
});

/** What is missing is shown, with 200, so that a page has no broken picture (upstream: `error_badge_url`). */
export const notFoundBadge = (what: string): Badge => ({ label: what, message: 'not found', color: 'lightgrey' });
