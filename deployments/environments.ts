/** The environment that `npm start` and `npm run ecosystem` start. */
export const localEnvironment = 'local'

/** The local environment on the Superchain. */
export const superchainEnvironment = 'superchain'

/** The environments of local networks, whose nodes have funded, unlocked accounts. */
export const localEnvironments: readonly string[] = [localEnvironment, superchainEnvironment]

export function isLocalEnvironment(environment: string): boolean {
  return localEnvironments.includes(environment)
}

/** The environment that pages show by default, if there is a local one. */
export function preferredEnvironment(environments: readonly string[]): string {
  return localEnvironments.find((local) => environments.includes(local)) ?? localEnvironment
}
