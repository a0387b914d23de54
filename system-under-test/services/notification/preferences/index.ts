/** Where customers can be reached, and on which channels they want to be. */
export { eraseContact, holdContact, saveContact } from './contact.ts';
export { preferenceRoutes } from './preference-routes.ts';
export { defaultPreferences, deletePreferences, findPreferences } from './preferences.ts';
