/** Queries as Rack nests them (`q[][pacticipant]=A&q[][version]=1`): what the official clients send. */
export { type NestedQuery, type NestedValue, parseNestedQuery } from './parse-nested-query.ts';
