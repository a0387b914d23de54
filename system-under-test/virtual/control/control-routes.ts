import { readFile } from 'node:fs/promises';
import { createRouter, parseInput, type Router } from '../../platform/http/index.ts';
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
    ctx.body = html.replaceAll('{{party}}', party).replaceAll('{{refusal}}', refusal);
  });
  for (const file of ['control.js', 'control.css']) {
    router.get(`/control/${file}`, async (ctx) => {
      ctx.type = file;
      ctx.body = await readFile(new URL(file, page));
    });
  }

  router.get('/control/behaviour', (ctx) => {
    ctx.body = behaviour.state();
  });
  router.put('/control/behaviour', (ctx) => {
    behaviour.set(parseInput(behaviourSchema, ctx.request.body));
    ctx.body = behaviour.state();
  });

  return router;
}
