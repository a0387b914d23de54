/** The Kong whose behaviour this gateway has, as it names itself in `Server` and `Via`. */
export const SERVER = 'kong/3.9.1';
