/**
 * A node that answers nothing for so long will not answer any more: what it does on request takes seconds, also on a
 * busy machine, as the gas of all of it is limited.
 */
export const hangTimeoutMs = 60_000
