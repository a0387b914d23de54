/** Every route, as `METHOD path`. A POST that only asks is marked in {@link asking}. */
export const routeNames = [
  'GET /schemas/types',
  'GET /schemas/ids/:id',
  'GET /schemas/ids/:id/schema',
  'GET /schemas/ids/:id/subjects',
  'GET /schemas/ids/:id/versions',
  'GET /subjects',
  'POST /subjects/:subject',
  'DELETE /subjects/:subject',
  'GET /subjects/:subject/versions',
  'POST /subjects/:subject/versions',
  'GET /subjects/:subject/versions/:version',
  'DELETE /subjects/:subject/versions/:version',
  'GET /subjects/:subject/versions/:version/schema',
  'GET /subjects/:subject/versions/:version/referencedby',
  'POST /compatibility/subjects/:subject/versions',
  'POST /compatibility/subjects/:subject/versions/:version',
  'GET /config',
  'PUT /config',
  'DELETE /config',
  'GET /config/:subject',
  'PUT /config/:subject',
  'DELETE /config/:subject',
  'GET /mode',
  'PUT /mode',
  'DELETE /mode',
  'GET /mode/:subject',
  'PUT /mode/:subject',
  'DELETE /mode/:subject',
] as const;

export type RouteName = (typeof routeNames)[number];

export const asking: ReadonlySet<RouteName> = new Set<RouteName>([
  'POST /subjects/:subject',
  'POST /compatibility/subjects/:subject/versions',
  'POST /compatibility/subjects/:subject/versions/:version',
]);
