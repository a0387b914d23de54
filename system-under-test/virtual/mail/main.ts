import { portVariable, startService } from '../../platform/service/index.ts';
import { Mailbox, mailRoutes, startSmtpServer } from './index.ts';

const service = await startService({ name: 'mail', environment: { SMTP_PORT: portVariable } });
const mailbox = new Mailbox();
const smtp = await startSmtpServer(mailbox, service.environment.SMTP_PORT, service.host);
service.shutdown.add('smtp server', () => smtp.stop());
service.serve(mailRoutes(mailbox));
