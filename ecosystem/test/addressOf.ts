import type { AddressInfo, Server } from 'node:net'

/** The address that a server listens on. */
export function addressOf(server: Server): AddressInfo {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port')
  return address
}
