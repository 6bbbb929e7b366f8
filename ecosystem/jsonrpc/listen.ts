import type { FastifyInstance } from 'fastify'

/** Thrown when a port is taken. */
class PortTakenError extends Error {
  override readonly name = 'PortTakenError'

  constructor(name: string, port: number) {
    super(
      `Port ${port} (${name}) is taken by another program. ` +
        'Stop that program, or move every port with --port-offset, for example --port-offset 1000.',
    )
  }
}

/**
 * Opens the port of a server.
 *
 * @param name - Name of the server, for errors.
 * @param port - 0 takes a free one.
 * @returns The port.
 * @throws PortTakenError
 */
export async function listen(
  server: FastifyInstance,
  { name, host, port }: { name: string; host: string; port: number },
): Promise<number> {
  await server.listen({ host, port }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new PortTakenError(name, port) : error
  })
  const [address] = server.addresses()
  if (typeof address !== 'object') throw new Error(`The server of ${name} has no port`)
  return address.port
}
