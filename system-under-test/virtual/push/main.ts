import { startService } from '../../platform/service/index.ts';
import { controlRoutes, createBehaviour } from '../control/index.ts';
import { PushInbox, pushRoutes } from './index.ts';

const service = await startService({ name: 'push', environment: {} });
const behaviour = createBehaviour();
service.serve(
  pushRoutes(new PushInbox(), behaviour),
  controlRoutes(behaviour, { party: 'Push provider', refusal: 'Refuse notifications' }),
);
