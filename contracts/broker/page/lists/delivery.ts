import type { Markup } from '../../../../harness/markup.ts';
import type { TriggeredWebhook } from '../../webhooks/index.ts';
import { standingMark } from '../standing.ts';

/** What became of a call. */
export function deliveryMark(status: TriggeredWebhook['status']): Markup {
  switch (status) {
    case 'success':
      return standingMark('verified', 'delivered');
    case 'failure':
      return standingMark('failed', 'not delivered');
    case 'retrying':
      return standingMark('pending', 'will be tried again');
    case 'not_run':
      return standingMark('unverified', 'waiting');
  }
}
