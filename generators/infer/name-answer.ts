/** A readable, unused name for an answer: `POST /api/orders` gives `createdOrder`, `GET /api/orders/:id` gives `order`. */
export function nameAnswer(method: string, route: string, taken: Set<string>): string {
  const parts = route.split('/').filter((part) => part !== '' && part !== 'api' && !/^v\d+$/.test(part));
  const nouns = parts.filter((part) => !part.startsWith(':'));
  const last = camel(nouns.at(-1) ?? 'root');
  const one = parts.at(-1)?.startsWith(':') || method !== 'GET' ? singular(last) : last;
  const verbs: Record<string, string> = { POST: 'created', PUT: 'replaced', PATCH: 'changed', DELETE: 'deleted' };
  const verb = verbs[method];
  const base = verb ? `${verb}${one.charAt(0).toUpperCase()}${one.slice(1)}` : one;
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
  taken.add(name);
  return name;
}

const camel = (text: string) =>
  text
    .replace(/[^a-z0-9]+(.)?/gi, (_all, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^[^a-z]+/i, '')
    .replace(/^./, (first) => first.toLowerCase()) || 'answer';

const singular = (noun: string) => noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
