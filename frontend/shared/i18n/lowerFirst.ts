/** A name as English writes it within a sentence. */
export const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
