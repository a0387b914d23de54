/** JSON values and the ways into them. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Path = readonly (string | number)[];

export interface Leaf {
  readonly path: Path;
  readonly value: null | boolean | number | string;
}

export const isObject = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every primitive in a value, with the way to it. */
export function leavesOf(value: Json, path: Path = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each: Json, at) => leavesOf(each, [...path, at]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return [{ path, value: value as Leaf['value'] }];
}

/** The value at a path; undefined when there is none. */
export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)] as Json | undefined;
    return isObject(inner) ? inner[String(key)] : undefined;
  }, value);
}

/** A copy with the value at `path` replaced, or removed when `change` gives undefined. */
export function changed(value: Json, path: Path, change: (old: Json) => Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    const items = value.map((each: Json, index) => (index === Number(key) ? changed(each, rest, change) : each));
    return items.filter((each): each is Json => each !== undefined);
  }
  if (!isObject(value) || !(key in value)) return value;
  const inner = changed(value[key] as Json, rest, change);
  const { [key]: _removed, ...others } = value;
  return inner === undefined ? others : { ...value, [key]: inner };
}

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
