import { isRecord } from '../json.ts';

/**
 * Why a broker refuses, from the shapes of its bodies: `{errors: ["…"]}`, `{errors: {field: ["…"]}}`, `{errors: "…"}`,
 * `{error: "…"}`, `{error: {message}}`, `{notices: [{text}]}`, and problem details (RFC 9457).
 */
export function reasonOf(body: unknown): string {
  if (typeof body === 'string') return body.trim().slice(0, LONGEST);
  if (!isRecord(body)) return '';
  const parts = [
    ...texts(body.errors),
    ...texts(isRecord(body.error) ? body.error.message : body.error),
    ...notices(body.notices),
    ...texts(body.title),
    ...texts(body.detail),
  ];
  return [...new Set(parts)].join('; ');
}

const LONGEST = 300;

function texts(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path === '' ? value : `${path} ${value}`];
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, path));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => texts(item, path === '' ? key : `${path}.${key}`));
}

const notices = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((notice) => (isRecord(notice) ? texts(notice.text) : [])) : [];
