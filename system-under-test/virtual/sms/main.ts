import { startService } from '../../platform/service/index.ts';
import { controlRoutes, createBehaviour } from '../control/index.ts';
import { SmsInbox, smsRoutes } from './index.ts';

const service = await startService({ name: 'sms', environment: {} });
const behaviour = createBehaviour();
service.serve(
  smsRoutes(new SmsInbox(), behaviour),
  controlRoutes(behaviour, { party: 'SMS provider', refusal: 'Refuse messages' }),
);
