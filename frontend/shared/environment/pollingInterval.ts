/**
 * How often a chain is asked for its head, in milliseconds.
 *
 * @param isLocal - Chains of a local network are quick, and nobody minds being asked.
 */
export const pollingInterval = (isLocal: boolean) => (isLocal ? 500 : 1_000)
