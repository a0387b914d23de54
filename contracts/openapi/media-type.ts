/** `Application/JSON; charset=utf-8` is `application/json`. */
export const mediaTypeOf = (contentType: string): string => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

/** Of those that are declared, the one that means this content type, exact ones first. */
export function pickMediaType<Media>(content: Readonly<Record<string, Media>>, contentType: string): Media | undefined {
  const wanted = mediaTypeOf(contentType);
  const [type] = wanted.split('/');
  const declared = Object.entries(content).map(([name, media]) => [mediaTypeOf(name), media] as const);
  for (const name of [wanted, `${type}/*`, '*/*']) {
    const found = declared.find(([declaredName]) => declaredName === name);
    if (found) return found[1];
  }
  return undefined;
}

export const isJson = (contentType: string): boolean => /[/+]json$/.test(mediaTypeOf(contentType));
