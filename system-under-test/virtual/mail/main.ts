import { portVariable, startService } from '../../platform/service/index.ts';
import { controlRoutes, createBehaviour } from '../control/index.ts';
import { Mailbox, mailRoutes, startSmtpServer } from './index.ts';

const service = await startService({ name: 'mail', environment: { SMTP_PORT: portVariable } });
const mailbox = new Mailbox();
const behaviour = createBehaviour();
const smtp = await startSmtpServer(mailbox, { port: service.environment.SMTP_PORT, host: service.host, behaviour });
service.shutdown.add('smtp server', () => smtp.stop());
service.serve(mailRoutes(mailbox), controlRoutes(behaviour, { party: 'Mail server', refusal: 'Refuse mails' }));
