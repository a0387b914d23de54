import { clientEdgeScenarios, defineConfig, defineProfile, defineSystem } from 'shakedown';
import writeAPost from './write-a-post.ts';

export default defineConfig({
  system: defineSystem({
    name: 'json-server',
    entry: { api: { to: 'api', port: 3000 } },
    services: {
      api: {
        command: ['json-server', '--host', '127.0.0.1', '--port', '{port}', '--quiet', 'database/db.js'],
        ready: '/posts/1',
      },
    },
  }),
  synthetic: { journeys: ['write-a-post.ts'] },
  generators: { journeys: ['write-a-post.ts'] },
  load: {
    profiles: [
      defineProfile({
        id: 'authors',
        title: 'Five authors a second are served without delay',
        journeys: [{ journey: 'write-a-post.ts', ratePerSecond: 5 }],
        warmUpS: 2,
        durationS: 8,
        thresholds: { 'write a post': { p95Ms: 500 }, 'GET /posts/:id': { p95Ms: 500 } },
      }),
    ],
  },
  chaos: { scenarios: clientEdgeScenarios({ service: 'api', workload: [{ journey: writeAPost, perSecond: 4 }] }) },
});
