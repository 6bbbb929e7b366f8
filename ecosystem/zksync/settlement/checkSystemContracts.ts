import {
  type Abi,
  type Address,
  encodeFunctionData,
  type Hash,
  keccak256,
  numberToHex,
  zeroAddress,
  zeroHash,
} from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { encodeProof, logsTreeDepth, MessageRootTree, systemAddresses } from '../../../interop'
import type { NodeClient } from '../../anvil/startNode'
import { messageRootEvents } from './messageRootEvents'
import { detectRootImport } from './rootImport'
import { sentMessages } from './sentMessages'
import { type SimulatedCall, type SimulatedResult, simulate } from './simulate'
import { describeFailure, signatureOf, UnusableContractError } from './UnusableContractError'

/**
 * Checks the system contracts of a chain by simulating their use.
 *
 * @throws `UnusableContractError` that names the function or event that one of them lacks.
 */
export async function checkChainContracts(client: NodeClient): Promise<void> {
  await checkMessenger(client)
  await detectRootImport(client)
  // Calls the root storage.
  await checkVerification(client)
}

/**
 * Simulates the registration of a chain with a message root that is not initialized yet.
 *
 * @throws `UnusableContractError`
 */
export async function checkRegistration(client: NodeClient, chainId: bigint): Promise<void> {
  const { bridgehub: from, messageRoot: to } = systemAddresses
  const abi = messageRootAbi
  const initialize = encodeFunctionData({ abi, functionName: 'initialize' })
  const add = encodeFunctionData({ abi, functionName: 'addNewChain', args: [chainId] })
  const calls = [
    { from, to, data: initialize },
    { from, to, data: add },
  ] as const
  const [initialized, added] = await simulate(client, calls)
  requireSuccess('MessageRoot', abi, 'initialize', initialized)
  const result = requireSuccess('MessageRoot', abi, 'addNewChain', added)
  const isAnnounced = messageRootEvents(result.logs).some(
    ({ eventName, args }) => eventName === 'AddedChain' && args.chainId === chainId,
  )
  if (!isAnnounced) throw lacksEvent('MessageRoot', abi, 'addNewChain', 'AddedChain')
}

/**
 * Simulates the execution of a chain's first batch.
 *
 * @param zkChain - The chain's contract on the settlement layer; it is registered.
 * @throws `UnusableContractError`, also if the trees are not those of the protocol.
 */
export async function checkExecution(
  client: NodeClient,
  zkChain: { address: Address; chainId: bigint },
): Promise<void> {
  const abi = messageRootAbi
  const { messageRoot: to } = systemAddresses
  const batch = { chainId: zkChain.chainId, batchNumber: 1n, chainBatchRoot: keccak256('0x') }
  const execute: SimulatedCall = {
    from: zkChain.address,
    to,
    data: encodeFunctionData({
      abi,
      functionName: 'addChainBatchRoot',
      args: [batch.chainId, batch.batchNumber, batch.chainBatchRoot],
    }),
  }
  const [executed] = await simulate(client, [execute])
  const result = requireSuccess('MessageRoot', abi, 'addChainBatchRoot', executed)
  const logs = messageRootEvents(result.logs)
  const published = logs.find((log) => log.eventName === 'NewInteropRoot')
  for (const eventName of ['AppendedChainBatchRoot', 'NewInteropRoot'])
    if (!logs.some((log) => log.eventName === eventName))
      throw lacksEvent('MessageRoot', abi, 'addChainBatchRoot', eventName)

  const root = await expectedRoot(client, batch)
  if (!published || published.args.sides[0] !== root)
    throw new UnusableContractError(
      'MessageRoot',
      `addChainBatchRoot publishes the interop root ${published?.args.sides[0]} where the protocol’s trees lead to ${root}`,
    )
  const read = {
    ...execute,
    data: encodeFunctionData({
      abi,
      functionName: 'historicalRoot',
      args: [published.args.blockNumber],
    }),
  }
  const [, historical] = await simulate(client, [execute, read])
  if (historical?.data !== root)
    throw new UnusableContractError(
      'MessageRoot',
      `${signatureOf(abi, 'historicalRoot')} ${historical ? describeFailure(historical) : 'is missing'} for a root that was just published`,
    )
}

/** The interop root once the batch is executed, if it is the first of all. */
async function expectedRoot(
  client: NodeClient,
  batch: Parameters<MessageRootTree['appendBatch']>[0],
): Promise<Hash> {
  const [layerId, added] = await Promise.all([
    client.getChainId(),
    client.getContractEvents({
      address: systemAddresses.messageRoot,
      abi: messageRootAbi,
      eventName: 'AddedChain',
      fromBlock: 0n,
      strict: true,
    }),
  ])
  const tree = new MessageRootTree(BigInt(layerId))
  for (const { args } of added)
    if (args.chainId !== BigInt(layerId)) tree.registerChain(args.chainId)
  tree.appendBatch(batch)
  return tree.root
}

async function checkMessenger(client: NodeClient): Promise<void> {
  const abi = l1MessengerAbi
  const message = '0x1234'
  const send: SimulatedCall = {
    from: systemAddresses.bootloader,
    to: systemAddresses.l1Messenger,
    data: encodeFunctionData({ abi, functionName: 'sendToL1', args: [message] }),
  }
  const [sent] = await simulate(client, [send])
  const result = requireSuccess('L1Messenger', abi, 'sendToL1', sent)
  const isAnnounced = sentMessages(result.logs).some(
    ({ args }) => args._hash === keccak256(message) && args._message === message,
  )
  if (!isAnnounced) throw lacksEvent('L1Messenger', abi, 'sendToL1', 'L1MessageSent')
}

/** Any verifier must reject a message that was not sent. */
async function checkVerification(client: NodeClient): Promise<void> {
  const abi = l2MessageVerificationAbi
  const proof = encodeProof({
    logPath: Array.from({ length: logsTreeDepth }, () => zeroHash),
    aggregatedRoot: zeroHash,
    batchLeafIndex: 0,
    batchPath: [],
    settlementLayer: { chainId: 1n, blockNumber: 1n, chainIndex: 0 },
    sharedPath: [zeroHash],
  })
  const message = { txNumberInBatch: 0, sender: zeroAddress, data: '0x' } as const
  const log = {
    l2ShardId: 0,
    isService: true,
    txNumberInBatch: 0,
    sender: systemAddresses.l1Messenger,
    key: zeroHash,
    value: zeroHash,
  } as const
  const questions = {
    proveL2MessageInclusionShared: encodeFunctionData({
      abi,
      functionName: 'proveL2MessageInclusionShared',
      args: [1n, 1n, 0n, message, proof],
    }),
    proveL2LogInclusionShared: encodeFunctionData({
      abi,
      functionName: 'proveL2LogInclusionShared',
      args: [1n, 1n, 0n, log, proof],
    }),
    proveL2LeafInclusionShared: encodeFunctionData({
      abi,
      functionName: 'proveL2LeafInclusionShared',
      args: [1n, 1n, 0n, keccak256('0x'), proof],
    }),
  }
  const call = { from: systemAddresses.bootloader, to: systemAddresses.messageVerification }
  const answers = await simulate(
    client,
    Object.values(questions).map((data) => ({ ...call, data })),
  )
  for (const [index, functionName] of Object.keys(questions).entries()) {
    const answer = requireSuccess('L2MessageVerification', abi, functionName, answers[index])
    if (answer.data !== numberToHex(0, { size: 32 }))
      throw new UnusableContractError(
        'L2MessageVerification',
        `${signatureOf(abi, functionName)} ${describeFailure(answer)} for a message that was not sent`,
      )
  }
}

function requireSuccess(
  contract: string,
  abi: Abi,
  functionName: string,
  result: SimulatedResult | undefined,
): SimulatedResult {
  if (result?.isSuccess) return result
  throw new UnusableContractError(
    contract,
    `${signatureOf(abi, functionName)} ${result ? describeFailure(result) : 'is missing'}`,
  )
}

function lacksEvent(contract: string, abi: Abi, functionName: string, eventName: string) {
  return new UnusableContractError(
    contract,
    `${signatureOf(abi, functionName)} emits no ${signatureOf(abi, eventName)}`,
  )
}
