function compile(): never {
  throw new Error('The routes have no schemas')
}

/** Options for servers whose routes have no schemas: otherwise, Fastify loads a validator and a serializer with the first. */
export const withoutSchemas = {
  schemaController: {
    compilersFactory: { buildValidator: () => compile, buildSerializer: () => compile },
  },
}
