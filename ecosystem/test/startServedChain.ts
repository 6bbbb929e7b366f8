import { startNode } from '../node/startNode'
import { connectNode } from '../rpc/connectNode'
import { TransactionAliases } from '../rpc/eip712/TransactionAliases'
import { startServer } from '../rpc/startServer'
import { UnlockedAccounts } from '../rpc/UnlockedAccounts'
import { Chain } from '../settlement/Chain'

/** A real node behind our server, on a free port, that nothing settles. */
export async function startServedChain() {
  const node = await startNode({ chainId: 34234, onExit() {} })
  const chain = new Chain({ name: 'staking1', role: 'staking', id: 34234, port: 0 }, node)
  const aliases = new TransactionAliases()
  const context = {
    chain,
    node: connectNode(node.address),
    aliases,
    unlocked: new UnlockedAccounts(node.accounts),
    hasDeveloperMethods: true,
    settlement: null,
  }
  const server = await startServer({ context, host: '127.0.0.1', port: 0 })
  return {
    node,
    context,
    aliases,
    port: server.port,
    call: connectNode(`127.0.0.1:${server.port}`),
    async stop() {
      await server.stop()
      await node.stop()
    },
  }
}
