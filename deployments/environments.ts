/** The environment that `npm start` and `npm run ecosystem` start. */
export const localEnvironment = 'local'

/** The local environment on the Superchain. */
export const superchainEnvironment = 'superchain'
