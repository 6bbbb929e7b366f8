/** The environment that `npm start` and `npm run ecosystem` start. */
export const localEnvironment = 'local'

/** The local environment on the Superchain. */
export const superchainEnvironment = 'superchain'

/** Whether an environment is a local network, whose nodes have funded, unlocked accounts. */
export function isLocalEnvironment(environment: string): boolean {
  return environment === localEnvironment || environment === superchainEnvironment
}
