/** The texts of a page, in English until they are replaced. */
export function createCatalog<messages>(english: messages) {
  let current = english
  return {
    get: () => current,
    replace(messages: messages): void {
      current = messages
    },
  }
}
