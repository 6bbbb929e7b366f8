/**
 * Polling interval for the head of a chain, in milliseconds.
 *
 * @param isLocal - Whether it is a chain of a local network, which has shorter block times and no rate limits.
 */
export const pollingInterval = (isLocal: boolean) => (isLocal ? 500 : 4_000)
