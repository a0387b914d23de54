const RESERVED = new Set([..."!*'();:@&=+$,/?%#[]"].map((character) => character.charCodeAt(0)));
const UNSAFE = /[^!#$&'()*+,/:;=?@[\]A-Za-z\d\-_.~%]/g;

/**
 * Makes equal paths look equal before they are matched: decodes what need not be encoded, merges slashes, resolves `.`
 * and `..`. The same as `normalize(uri, true)` of kong/tools/uri.lua.
 *
 * @example normalizePath('/a/./b//../%7Euser') // '/a/~user'
 */
export function normalizePath(path: string): string {
  const decoded = path.includes('%') ? path.replaceAll(/%[\da-f]{2}/gi, decodeUnreserved) : path;
  if (!decoded.includes('.') && !decoded.includes('//')) return decoded;

  const segments: string[] = [];
  const parts = decoded.split('/').slice(1);
  parts.forEach((part, at) => {
    const last = at === parts.length - 1;
    if (part === '..') segments.pop();
    else if (part !== '.' && (part !== '' || last)) segments.push(part);
    if (last && (part === '.' || part === '..')) segments.push('');
  });
  return `/${segments.join('/')}`;
}

/** Encodes what may not stand in a request line (`escape` of kong/tools/uri.lua); each character is one byte. */
export function escapePath(path: string): string {
  return path.replaceAll(UNSAFE, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function decodeUnreserved(triplet: string): string {
  const code = Number.parseInt(triplet.slice(1), 16);
  return RESERVED.has(code) ? triplet.toUpperCase() : String.fromCharCode(code);
}
