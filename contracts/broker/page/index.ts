/** The broker's pages for people: drawn on the server, without a script, and loaded when somebody asks for the first of them. */
export { withPages } from './with-pages.ts';
