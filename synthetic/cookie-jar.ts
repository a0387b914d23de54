/** The cookies of one user at one origin. */
export interface CookieJar {
  /** The `cookie` header of the next request; none when the jar is empty. */
  headers(): { readonly cookie?: string };
  /** Takes the `set-cookie` header of an answer; several cookies may be joined by commas, as fetch does. */
  keep(setCookie: string | undefined): void;
}

/** Remembers names and values, and forgets what is set to end at once; paths and expiry do not matter within one journey. */
export function cookieJar(): CookieJar {
  const cookies = new Map<string, string>();
  return {
    headers: () =>
      cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    keep: (setCookie) => {
      // A comma parts two cookies only where `name=` follows: the date of `expires` holds a comma too.
      for (const cookie of setCookie?.split(/,\s*(?=[^;,=\s]+=)/) ?? []) {
        const [pair = '', ...attributes] = cookie.split(';');
        const [name = '', ...value] = pair.split('=');
        if (attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute))) cookies.delete(name.trim());
        else cookies.set(name.trim(), value.join('=').trim());
      }
    },
  };
}
