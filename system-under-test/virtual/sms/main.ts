import { startService } from '../../platform/service/index.ts';
import { SmsInbox, smsRoutes } from './index.ts';

const service = await startService({ name: 'sms', environment: {} });
service.serve(smsRoutes(new SmsInbox()));
