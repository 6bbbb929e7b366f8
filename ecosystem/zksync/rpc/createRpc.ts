import { keccak256 } from 'viem'
import type { ProtocolRpc } from '../../protocol/ProtocolRpc'
import { decodeEip712Transaction, isEip712 } from '../eip712/decodeEip712Transaction'
import { eip712Node } from '../eip712/eip712Node'
import { mapHashesInResponse } from '../eip712/mapHashesInResponse'
import { decorate } from './decorate'
import { zksyncMethods } from './methods'
import { resolveTag } from './resolveTag'
import type { ZksyncRpcContext } from './ZksyncRpcContext'

/** Makes a plain node's JSON-RPC that of a ZKsync node. */
export function createRpc(
  plain: ZksyncRpcContext,
  { isNetworkSender }: Pick<ProtocolRpc, 'isNetworkSender'>,
): ProtocolRpc {
  const { aliases, chain } = plain
  const node = eip712Node(plain.node, { chainId: chain.config.id, aliases })
  const context = { ...plain, node }
  return {
    node,
    convert: (news) => mapHashesInResponse(aliases, news),
    methods: new Map(
      [...zksyncMethods].map(([name, method]) => [name, (params) => method(context, params)]),
    ),
    namespaces: ['zks'],
    decorate: (method, result) => decorate(chain, method, result),
    resolveTag: (tag) => resolveTag(context, tag),
    hashTransaction: (raw) => (isEip712(raw) ? decodeEip712Transaction(raw).hash : keccak256(raw)),
    clocks: () => [chain],
    isNetworkSender,
  }
}
