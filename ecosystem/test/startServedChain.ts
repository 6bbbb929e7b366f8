import { requestNode } from '../anvil/requestNode'
import { chainAccess } from '../jsonrpc/access/chainAccess'
import { createRequestForwarder } from '../rpc/createRequestForwarder'
import { refuseBlobs } from '../rpc/refuseBlobs'
import { startServer } from '../rpc/startServer'
import { TransactionAliases } from '../zksync/eip712/TransactionAliases'
import { Chain } from '../zksync/settlement/Chain'
import { offlineContext } from './offlineContext'
import { startSupervisedNode } from './startSupervisedNode'

/** Starts a real node behind our server on a free port, without settlement. */
export async function startServedChain() {
  const { node, stop } = await startSupervisedNode()
  const chain = new Chain({ name: 'staking1', role: 'staking', id: 34234, port: 0 }, node)
  const aliases = new TransactionAliases()
  const context = offlineContext(chain, {
    node: refuseBlobs(createRequestForwarder(node)),
    aliases,
  })
  const host = '127.0.0.1'
  const server = await startServer({ context, host, port: 0, access: chainAccess({ host }) })
  return {
    node,
    context,
    aliases,
    port: server.port,
    call: (method: string, params: readonly unknown[]) =>
      requestNode(`127.0.0.1:${server.port}`, method, params),
    async stop() {
      await server.stop()
      await stop()
    },
  }
}
