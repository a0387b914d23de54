/** Serves the files of the web folder: pages, scripts and styles. */
export { loadPages, type PageFolder } from './load-pages.ts';
