import { type Client, decodeFunctionData, type Hash, type Hex, isAddressEqual } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { RpcResponse } from '../../rpc/RpcResponse'
import { request } from '../../rpc/request'
import { superchainAddresses } from '../addresses'
import { inboxStorageKeys } from '../codec/inboxStorageKeys'
import { parseAccessList } from '../codec/parseAccessList'
import { MalformedAccessListError } from '../errors/codec'
import type { DeclaredMessage, ExecutingMessage, MessageIdentifier } from '../types'

/** What is wrong with a transaction that should relay a message. */
export type RelayFault = {
  cause:
    | 'relayNotFound'
    | 'identifierDiffers'
    | 'payloadDiffers'
    | 'accessListMissing'
    | 'accessListMalformed'
  reason: string
  expected: string | null
  found: string | null
}

const method = 'eth_getTransactionByHash'

/**
 * Compares a transaction that should relay a message with the arguments and the access list that it should have.
 *
 * @param candidates - The arguments by each identifier of the message, the newest first.
 * @returns Null if there is nothing wrong with it.
 */
export async function explainRelay(
  destination: Client,
  { hash, candidates }: { hash: Hash; candidates: readonly ExecutingMessage[] },
): Promise<RelayFault | null> {
  const value = await request(destination, method, [hash])
  if (value === null)
    return {
      ...{ cause: 'relayNotFound', expected: hash, found: null },
      reason: `The destination does not have the transaction ${hash}: it was rejected, dropped, or sent to another chain.`,
    }
  const transaction = new RpcResponse(method, value)
  const keys = inboxStorageKeys(
    transaction.objectsOrNone('accessList').map((entry) => ({
      address: entry.address('address'),
      storageKeys: entry.hashes('storageKeys'),
    })),
  )
  const relayed = decodeRelay(transaction)
  const faults = candidates.map(
    (candidate) =>
      (relayed && compareArguments(relayed, candidate)) ?? compareKeys(keys, candidate),
  )
  return faults.some((fault) => fault === null) ? null : (faults[0] ?? null)
}

/** The arguments of a call of the messenger; null if another contract is called, which may call the messenger. */
function decodeRelay(
  transaction: RpcResponse,
): { id: Omit<MessageIdentifier, 'origin'> & { origin: Hex }; payload: Hex } | null {
  const to = transaction.addressOrNull('to')
  if (!to || !isAddressEqual(to, superchainAddresses.l2ToL2CrossDomainMessenger)) return null
  try {
    const { functionName, args } = decodeFunctionData({
      abi: l2ToL2CrossDomainMessengerAbi,
      data: transaction.bytes('input'),
    })
    return functionName === 'relayMessage' ? { id: args[0], payload: args[1] } : null
  } catch {
    return null
  }
}

const fields = {
  chainId: 'chain id',
  blockNumber: 'block number',
  logIndex: 'log index',
  timestamp: 'timestamp',
} as const

const fieldNames = ['chainId', 'blockNumber', 'logIndex', 'timestamp'] as const

function compareArguments(
  relayed: NonNullable<ReturnType<typeof decodeRelay>>,
  { id, payload }: ExecutingMessage,
): RelayFault | null {
  if (!isAddressEqual(relayed.id.origin, id.origin))
    return differs('the identifier', 'origin', id.origin, relayed.id.origin)
  const fault = comparePosition('the identifier', id, relayed.id)
  if (fault) return fault
  return relayed.payload.toLowerCase() === payload.toLowerCase()
    ? null
    : {
        ...{ cause: 'payloadDiffers', expected: payload, found: relayed.payload },
        reason: 'The payload of the relaying transaction is not that of the log.',
      }
}

function compareKeys(keys: readonly Hex[], { id, accessList }: ExecutingMessage) {
  const [expected] = parseAccessList(inboxStorageKeys(accessList))
  if (!expected) return null
  if (keys.length === 0)
    return {
      ...({ cause: 'accessListMissing', expected: expected.checksum, found: null } as const),
      reason: 'The relaying transaction has no access list for the inbox, which therefore reverts.',
    }
  let declared: DeclaredMessage[]
  try {
    declared = parseAccessList(keys)
  } catch (error) {
    if (!(error instanceof MalformedAccessListError)) throw error
    return {
      ...({ cause: 'accessListMalformed', expected: expected.checksum, found: null } as const),
      reason: `${error.shortMessage} ${error.metaMessages?.[0] ?? ''}`.trim(),
    }
  }
  if (declared.some((one) => !differsFrom(one, expected))) return null
  const same = declared.find(({ checksum }) => checksum === expected.checksum)
  if (same) return comparePosition('the access list', id, same)
  return differs('the access list', 'checksum', expected.checksum, declared[0]?.checksum ?? null)
}

function differsFrom(one: DeclaredMessage, other: DeclaredMessage): boolean {
  return one.checksum !== other.checksum || fieldNames.some((name) => one[name] !== other[name])
}

function comparePosition(
  where: string,
  expected: Omit<MessageIdentifier, 'origin'>,
  found: Omit<MessageIdentifier, 'origin'>,
): RelayFault | null {
  const name = fieldNames.find((field) => expected[field] !== found[field])
  return name ? differs(where, fields[name], `${expected[name]}`, `${found[name]}`) : null
}

function differs(where: string, name: string, expected: string, found: string | null): RelayFault {
  return {
    ...{ cause: 'identifierDiffers', expected, found },
    reason: `The ${name} in ${where} of the relaying transaction is ${found}, but that of the log is ${expected}.`,
  }
}
