/**
 * A program of its own: `node issue-certificate.ts <folder> <service> <lifeMs>` prints credentials as JSON. The X.509 library
 * costs 20 MB, which no service has to carry for what it does once an hour.
 */
import { issueCertificate } from './development-authority.ts';

const [folder = '', service = '', lifeMs = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await issueCertificate(folder, service, Number(lifeMs))));
