import type { EcosystemChain } from './config/chains'
import type { ResolvedOptions } from './config/commonOptions'
import type { AccessPolicy } from './jsonrpc/access/AccessPolicy'
import { reachableName } from './jsonrpc/access/reachableName'
import type { Network } from './Network'
import type { NetworkChain } from './protocol/NetworkChain'
import type { Protocol } from './protocol/Protocol'
import { capGas } from './rpc/capGas'
import { createRequestForwarder } from './rpc/createRequestForwarder'
import { limitTraces } from './rpc/limitTraces'
import { refuseBlobs } from './rpc/refuseBlobs'
import { refuseHalted } from './rpc/refuseHalted'
import { startServer } from './rpc/startServer'
import { UnlockedAccounts } from './rpc/UnlockedAccounts'

/** Serves a chain of a network over JSON-RPC, on its port or a free one. */
export async function serveChain<chain extends NetworkChain>(
  network: Network<chain, Protocol<chain>>,
  chain: chain,
  {
    options: { host, portOffset, rpcGasCap, developerMethods },
    access,
  }: { options: ResolvedOptions; access: AccessPolicy },
): Promise<{ served: EcosystemChain; stop: () => Promise<void> }> {
  const forward = refuseHalted(createRequestForwarder(chain.node), () => network.assertNotHalted())
  const plainNode = refuseBlobs(
    capGas(limitTraces(forward), {
      cap: BigInt(rpcGasCap),
      blockGasLimit: chain.blockGasLimits.max,
    }),
  )
  const protocol = network.protocol.rpc(chain, plainNode)
  const { port, stop } = await startServer({
    context: {
      ...{ chain, protocol, node: protocol.node, faults: network.protocol.faults },
      history: {
        snapshot: () => network.snapshot(),
        revert: (id) => network.revert(id),
        rollBack: (depth) => network.rollBack(chain, depth),
        replaceBlocks: (depth, blocks) => network.replaceBlocks(chain, depth, blocks),
      },
      unlocked: new UnlockedAccounts(chain.node.accounts),
      hasDeveloperMethods: developerMethods,
    },
    host,
    port: portOffset === null ? 0 : chain.config.port + portOffset,
    access,
  })
  const { name, role = null, id } = chain.config
  return { served: { name, role, id, rpcUrl: `http://${reachableName(host)}:${port}` }, stop }
}
