import { errorCodes, JsonRpcError } from '../../../jsonrpc/jsonRpc'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const commitmentTrees = 'Commitment trees of atomic interop are part of a later protocol version.'

/** Methods of a ZKsync node that cannot be supported, and why. */
export const notSupported: Readonly<Record<string, string>> = {
  zks_estimateGasL1ToL2:
    'There is no L1 below the settlement layer, hence no transaction from there.',
  zks_getBlockMetadataByNumber:
    'Blocks have no execution version of ZKsync OS, nor prices of proving and of pubdata: use eth_getBlockByNumber.',
  zks_getBytecodeByHash:
    'An EVM node knows code by address, not by the EraVM’s hashes of it: use eth_getCode.',
  zks_getBytecodeSupplierContract:
    'No contract publishes bytecodes for upgrades: code is deployed as on any EVM, and stays.',
  zks_getFeeParams:
    'Fees follow EIP-1559 only, without the prices of an L1 and of pubdata: use zks_estimateFee or eth_feeHistory.',
  zks_getGenesis:
    'The chains start as plain EVM nodes, without a genesis file of ZKsync OS: use eth_getCode for the system contracts.',
  zks_getImtInclusionProof: commitmentTrees,
  zks_getImtLowNullifierIndex: commitmentTrees,
  zks_getImtNonInclusionProof: commitmentTrees,
  zks_getProof:
    'The state is a Merkle Patricia trie, whose proofs are not those of ZKsync’s state tree: use eth_getProof.',
  zks_getProtocolVersion:
    'A protocol version is about verification keys and a bootloader, and this network has neither.',
}

/** Rejects the method with the reason. */
export function refuseAs(method: string, reason: string): ZksyncRpcMethod {
  return async () => {
    throw new JsonRpcError(errorCodes.methodNotSupported, `${method} is not supported. ${reason}`)
  }
}
