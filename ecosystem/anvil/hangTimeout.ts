/**
 * A node that does not respond for this long is considered hung: as the gas of all requests is limited, they take seconds
 * at most, even on a busy machine.
 */
export const hangTimeoutMs = 60_000
