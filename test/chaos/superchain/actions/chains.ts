import fc from 'fast-check'

/** Any chain; without chains added later. */
export const anyChain = fc.constantFrom('op1', 'op2', 'op3')
