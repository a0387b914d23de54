import { startService } from '../../platform/service/index.ts';
import { PushInbox, pushRoutes } from './index.ts';

const service = await startService({ name: 'push', environment: {} });
service.serve(pushRoutes(new PushInbox()));
