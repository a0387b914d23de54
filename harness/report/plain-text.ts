import { stripVTControlCharacters } from 'node:util';

/**
 * Text that XML 1.0, HTML and terminals take as text alone: without escape sequences, control characters (but tab and
 * newline) and halves of surrogate pairs. https://www.w3.org/TR/xml/#charsets
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** For text and for quoted attribute values, of HTML and XML alike. */
export function escapeMarkup(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
