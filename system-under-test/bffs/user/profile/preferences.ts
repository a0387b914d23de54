import { z } from 'zod';

const channels = { mail: z.boolean(), sms: z.boolean(), push: z.boolean() };

/** On which channels a customer wants to hear of orders. */
export const PreferencesInput = z.strictObject(channels).meta({ id: 'PreferencesInput' });
export const PreferencesAnswer = z.object(channels).meta({ id: 'Preferences' });
