/** How a virtual outside party can be told to misbehave: by a page at `/control`, by HTTP, or by a test. */
export { type Behaviour, type BehaviourState, createBehaviour } from './behaviour.ts';
export { behaviourMiddleware } from './behaviour-middleware.ts';
export { type Controlled, controlRoutes } from './control-routes.ts';
