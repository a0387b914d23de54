import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { customerPath } from './customer-path.ts';
import { PreferencesAnswer, PreferencesInput } from './preferences.ts';

/** `GET` and `PUT /api/profile/preferences`. */
export function addPreferenceRoutes(router: Router, notification: Edge): void {
  router.get('/api/profile/preferences', async (ctx) => {
    const answer = await notification.request({ method: 'GET', path: customerPath(ctx, '/preferences') });
    ctx.body = readAnswer(PreferencesAnswer, 'notification', answer);
  });

  router.put('/api/profile/preferences', async (ctx) => {
    const body = parseInput(PreferencesInput, ctx.request.body);
    const answer = await notification.request({ method: 'PUT', path: customerPath(ctx, '/preferences'), body });
    ctx.body = readAnswer(PreferencesAnswer, 'notification', answer);
  });
}
