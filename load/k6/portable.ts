/**
 * What of Shakedown runs inside k6: `shakedown` there is this file. It goes past the door of synthetic, because what
 * stands behind that door needs Node.
 */
export { httpSession } from '../../synthetic/http-session.ts';
export { defineBrowserJourney, defineJourney, JourneyFailure } from '../../synthetic/journey.ts';
export { journeyUser } from '../../synthetic/journey-user.ts';
export { randomHex } from '../../synthetic/trace-context.ts';
export type { Transport, WireRequest } from '../../synthetic/transport.ts';
