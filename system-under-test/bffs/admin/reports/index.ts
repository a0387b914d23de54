/** What was sold. */
export { addReportRoutes } from './report-routes.ts';
