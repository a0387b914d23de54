import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startService, textVariable } from '../platform/service/index.ts';
import { Gateway, KongConfigError, overrideServiceUrls, pluginSchemas, readKongConfig } from './index.ts';

const EXIT_BAD_CONFIGURATION = 2;

const service = await startService({
  name: 'gateway',
  environment: { KONG_CONFIG: textVariable.default(fileURLToPath(new URL('kong.yml', import.meta.url))) },
});

const gateway = new Gateway(await readConfigOrExit(service.environment.KONG_CONFIG));
service.shutdown.add('upstream connections', async () => gateway.close());
service.serve(async (ctx) => {
  // The gateway writes heads and bodies itself, to the byte: Koa must not add to them.
  ctx.respond = false;
  await gateway.handle(ctx.req, ctx.res);
});

async function readConfigOrExit(file: string) {
  try {
    const config = readKongConfig(await readFile(file, 'utf8'), pluginSchemas, file);
    overrideServiceUrls(config, process.env);
    return config;
  } catch (error) {
    const problem = error instanceof KongConfigError ? error.message : `KONG_CONFIG cannot be read: ${error}`;
    process.stderr.write(`${problem}\n`);
    process.exit(EXIT_BAD_CONFIGURATION);
  }
}
