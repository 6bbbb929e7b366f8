/** The texts of a page, in English. */
export function createCatalog<messages>(english: messages) {
  return { get: () => english }
}
