import { type Client, createClient, custom } from 'viem'
import { z } from 'zod'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { Protocol } from '../protocol/Protocol'
import { createRequestForwarder } from './createRequestForwarder'

const paramsSchema = z.array(z.unknown()).default([])

/** Creates a client of a chain that reads what clients of its port read, without a connection and without faults of it. */
export function createInternalClient<chain extends NetworkChain>(
  protocol: Pick<Protocol<chain>, 'rpc'>,
  chain: chain,
): Client {
  const { methods, node, decorate } = protocol.rpc(chain, createRequestForwarder(chain.node))
  async function request({ method, params }: { method: string; params?: unknown }) {
    const list = paramsSchema.parse(params)
    return methods.get(method)?.(list) ?? decorate(method, await node(method, list))
  }
  return createClient({ transport: custom({ request }, { retryCount: 0 }) })
}
