/** The first byte of each storage key in the access list of an executing message. */
export const entryTypes = { lookup: 1, chainIdExtension: 2, checksum: 3 } as const

export type EntryName = keyof typeof entryTypes
