import type { Edge } from '../../../platform/edges/index.ts';
import type { Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { customerPath } from './customer-path.ts';
import { PreferencesAnswer, PreferencesInput } from './preferences.ts';

/** `/api/profile/preferences` */
export function addPreferenceRoutes(router: Router, notification: Edge): void {
  router.get(
    '/api/profile/preferences',
    {
      summary: 'The channels on which the caller wants to be told of orders',
      secured: true,
      responses: { 200: PreferencesAnswer },
    },
    async (_, ctx) => {
      const answer = await notification.request({ method: 'GET', path: customerPath(ctx, '/preferences') });
      return readAnswer(PreferencesAnswer, 'notification', answer);
    },
  );

  router.put(
    '/api/profile/preferences',
    {
      summary: 'Replaces the channels on which the caller wants to be told of orders',
      secured: true,
      body: PreferencesInput,
      responses: { 200: PreferencesAnswer, 410: 'The caller has been erased' },
    },
    async ({ body }, ctx) => {
      const answer = await notification.request({ method: 'PUT', path: customerPath(ctx, '/preferences'), body });
      return readAnswer(PreferencesAnswer, 'notification', answer);
    },
  );
}
