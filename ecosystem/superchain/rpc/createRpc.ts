import { isAddressEqual, keccak256, numberToHex } from 'viem'
import type { JsonRpcCall } from '../../jsonrpc/jsonRpc'
import type { ProtocolRpc } from '../../protocol/ProtocolRpc'
import { forgerAccount, relayerAccount } from '../installPredeploys'
import type { SafetyLevel } from '../Safety'
import type { SuperchainChain } from '../SuperchainChain'
import { checkAccessList } from './checkAccessList'
import type { SuperchainRpcContext } from './SuperchainRpcContext'
import { withoutFee } from './withoutFee'

const networkSenders = [relayerAccount, forgerAccount]

const levels: ReadonlyMap<string, SafetyLevel> = new Map([
  ['safe', 'safe'],
  ['finalized', 'finalize'],
])

/** Makes a plain node's JSON-RPC that of a node of the Superchain, which checks executing messages. */
export function createRpc(
  superchain: SuperchainRpcContext,
  chain: SuperchainChain,
  node: JsonRpcCall,
): ProtocolRpc {
  return {
    async node(method, params) {
      // Calls and estimates are not checked, as on live nodes.
      if (method.startsWith('eth_send')) await superchain.admit(chain, params[0])
      return node(method, await withoutFee(node, method, params))
    },
    convert: (notification) => notification,
    methods: new Map([
      ['interop_checkAccessList', (params) => checkAccessList(superchain, params)],
    ]),
    namespaces: ['interop'],
    decorate: (_method, result) => result,
    resolveTag(tag) {
      const level = levels.get(tag)
      return level ? numberToHex(superchain.safety.head(chain.id, level)) : tag
    },
    hashTransaction: keccak256,
    isNetworkSender: (account) => networkSenders.some((own) => isAddressEqual(own, account)),
    clocks: () => superchain.chains,
  }
}
