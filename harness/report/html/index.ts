/** The report as one HTML file that opens from disk, without a network and, for the essentials, without scripts. */
export { renderHtml } from './report-page.ts';
