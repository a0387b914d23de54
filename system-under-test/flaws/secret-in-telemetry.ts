import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'secret-in-telemetry',
  title: 'Whoever may read traces can charge the customers’ cards: request bodies were put into spans, to find a bug',
  after: 'OWASP Logging Cheat Sheet, data to exclude; CWE-532',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'platform/edges/http-exchange.ts',
      replace: "    'peer.service': peer,\n",
      with: "    'peer.service': peer,\n    'http.request.body': JSON.stringify(request.body),\n",
    },
  ],
});
