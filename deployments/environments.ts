/** The environment that `npm start` and `npm run ecosystem` start. */
export const localEnvironment = 'local'
