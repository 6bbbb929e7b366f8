/** The page about these errors, part of the package. */
export const docsPath = '/docs/superchain.md'
