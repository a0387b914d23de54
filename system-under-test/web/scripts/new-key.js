/** A key that makes one effect of a write, however often it is sent. Not `crypto.randomUUID`: browsers offer it on secure origins only. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
