import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'no-graceful-shutdown',
  title: 'Each deployment drops the requests that are under way',
  after: 'Twelve-Factor App, IX: disposability; Kubernetes sends SIGTERM before every redeployment',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/service/shutdown.ts',
      replace: "  process.once('SIGTERM', stop);\n",
      // Deployments took five seconds longer than they had to.
      with: "  process.once('SIGTERM', () => process.exit(0));\n",
    },
  ],
});
