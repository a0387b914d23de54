import { readFile } from 'node:fs/promises';
import { createRouter, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourSchema } from './behaviour.ts';

export interface Controlled {
  /** The party's name, for the title of the page. */
  readonly party: string;
  /** What it does when it refuses, as a command: `Decline cards`. */
  readonly refusal: string;
}

const page = new URL('./page/', import.meta.url);

/** The page at `/control`, and `GET` and `PUT /control/behaviour` behind it. */
export function controlRoutes(behaviour: Behaviour, { party, refusal }: Controlled): Router {
  const router = createRouter();

  router.get('/control', async (ctx) => {
    const html = await readFile(new URL('control.html', page), 'utf8');
    ctx.type = 'html';
    ctx.set('Content-Security-Policy', "default-src 'self'; img-src data:; frame-ancestors 'none'");
    ctx.body = html.replaceAll('{{party}}', party).replaceAll('{{refusal}}', refusal);
  });
  for (const file of ['control.js', 'control.css']) {
    router.get(`/control/${file}`, async (ctx) => {
      ctx.type = file;
      ctx.body = await readFile(new URL(file, page));
    });
  }

  router.get(
    '/control/behaviour',
    { summary: 'What the party does wrong, and for how many more requests', responses: { 200: behaviourSchema } },
    () => behaviour.state(),
  );
  router.put(
    '/control/behaviour',
    {
      summary: 'Makes the party misbehave',
      description: 'What is left out, it does right; so `{}` makes it behave well again.',
      body: behaviourSchema,
      responses: { 200: behaviourSchema },
    },
    ({ body }) => {
      behaviour.set(body);
      return behaviour.state();
    },
  );

  return router;
}
