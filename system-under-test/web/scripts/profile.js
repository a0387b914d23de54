import { askAsCustomer } from './session.js';

const addressOf = (id) => `/api/profile/addresses/${encodeURIComponent(id)}`;

/** `{name, email, phone}` */
export const findProfile = () => askAsCustomer('GET', '/api/profile');
export const saveProfile = (profile) => askAsCustomer('PUT', '/api/profile', { body: profile });
export const eraseAccount = () => askAsCustomer('DELETE', '/api/profile');

/** `{mail, sms, push}` */
export const findPreferences = () => askAsCustomer('GET', '/api/profile/preferences');
export const savePreferences = (preferences) => askAsCustomer('PUT', '/api/profile/preferences', { body: preferences });

/** `{items}` */
export const findAddresses = () => askAsCustomer('GET', '/api/profile/addresses');
/** Adds an address once for each `key`. */
export const addAddress = (address, key) =>
  askAsCustomer('POST', '/api/profile/addresses', { body: address, idempotencyKey: key });
export const saveAddress = (id, address) => askAsCustomer('PUT', addressOf(id), { body: address });
export const removeAddress = (id) => askAsCustomer('DELETE', addressOf(id));
