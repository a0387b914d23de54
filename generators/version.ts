/** Of the format in which recordings and generated files are written. */
export const version = '1';
