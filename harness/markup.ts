/** Markup that escapes whatever it is given: of the report, and of every other page. */
export { html, type Markup, raw } from './report/html/markup.ts';
