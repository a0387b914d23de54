/** What was sold. */
export { reportRoutes } from './report-routes.ts';
