/** The environment that `npm start` and `npm run ecosystem` bring up. */
export const localEnvironment = 'local'
