/** Reports, added up from the facts when they are asked for. */
export { reportRoutes } from './report-routes.ts';
