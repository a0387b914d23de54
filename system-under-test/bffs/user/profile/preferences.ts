import { z } from 'zod';

/** On which channels a customer wants to hear of orders. */
export const PreferencesInput = z.strictObject({ mail: z.boolean(), sms: z.boolean(), push: z.boolean() });
export const PreferencesAnswer = z.object(PreferencesInput.shape);
