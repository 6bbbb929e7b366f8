/** A mutant that no test can notice, because it does the same. */
export type Survivor = { source: string; before: string; after: string; reason: string }

export const survivors: Survivor[] = []
