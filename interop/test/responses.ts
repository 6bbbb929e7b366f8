import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  encodeFunctionResult,
  getAddress,
  type Hash,
  type Hex,
  isHex,
  keccak256,
  numberToHex,
  padHex,
  zeroHash,
} from 'viem'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { interopCenterAddress, systemAddresses } from '../addresses'
import { ProofRevertedError } from '../errors/proof'
import { hashLog } from '../merkle/hashLog'
import { verifyProof } from '../proof/verifyProof'
import type { Inclusion } from '../proof/walkProof'
import type { L2Message } from '../types'
import type { StubResponse } from './stubNode'
import { proofVectors } from './vectors'

export const hash: Hash = `0x${'a1'.repeat(32)}`

const [vector] = proofVectors.valid.filter(
  ({ canonical, message }) => canonical && message.txNumberInBatch > 0,
)
if (!vector) throw new Error('No vector of a message that is not in the first transaction')
/** A message with a known proof and root. */
export const sample = {
  ...vector,
  message: { ...vector.message, sender: getAddress(vector.message.sender) },
}

const chainBatchRoot = proofVectors.scenarios
  .find(({ id }) => id === sample.scenario)
  ?.steps.flatMap((step) => (step.op === 'addBatch' ? [step] : []))
  .find(
    ({ chainId, batchNumber }) =>
      chainId === sample.srcChainId && batchNumber === sample.batchNumber,
  )?.chainBatchRoot
if (!chainBatchRoot) throw new Error('The scenario of the sample lacks its batch')
/** Root of the sample's batch. */
export const sampleRoot = chainBatchRoot

type Sealing = { batchNumber: bigint; txNumberInBatch: number } | null
const sampleSealing: Sealing = {
  batchNumber: sample.batchNumber,
  txNumberInBatch: sample.message.txNumberInBatch,
}

/** The event that the messenger emits for a message. */
export function messageEvent({ sender, data }: Pick<L2Message, 'sender' | 'data'>, logIndex = 0) {
  return {
    address: systemAddresses.l1Messenger,
    topics: encodeEventTopics({
      abi: l1MessengerAbi,
      eventName: 'L1MessageSent',
      args: { _sender: sender, _hash: keccak256(data) },
    }),
    data: encodeAbiParameters([{ type: 'bytes' }], [data]),
    logIndex: numberToHex(logIndex),
  }
}

/** The L2-to-L1 log of a message. */
export function messageLog(
  { sender, data }: Pick<L2Message, 'sender' | 'data'>,
  sealing: Sealing = sampleSealing,
) {
  return {
    sender: systemAddresses.l1Messenger,
    key: padHex(sender, { size: 32 }),
    value: keccak256(data),
    l1BatchNumber: sealing && numberToHex(sealing.batchNumber),
    txIndexInL1Batch: sealing && numberToHex(sealing.txNumberInBatch),
  }
}

/** The receipt of a transaction that sent the messages. */
export function receiptOf(
  messages: readonly Pick<L2Message, 'sender' | 'data'>[],
  sealing: Sealing = sampleSealing,
) {
  return {
    transactionHash: hash,
    transactionIndex: '0x0',
    blockNumber: '0x64',
    status: '0x1',
    l1BatchNumber: sealing && numberToHex(sealing.batchNumber),
    l1BatchTxIndex: sealing && numberToHex(sealing.txNumberInBatch),
    logs: messages.map((message, index) => messageEvent(message, index)),
    l2ToL1Logs: messages.map((message) => messageLog(message, sealing)),
  }
}

/** The receipt of a transaction that sent a message, of a node whose receipts lack the batch, as those of ZKsync OS. */
export function receiptWithoutBatch(
  message: Pick<L2Message, 'sender' | 'data'>,
  transactionIndex = 0,
) {
  const { l1BatchNumber, l1BatchTxIndex, ...receipt } = receiptOf([message], null)
  return { ...receipt, transactionIndex }
}

/** Response of a node for the sample's proof. */
export const proofResponse = {
  proof: sample.proof,
  id: sample.index,
  root: sampleRoot,
  batchNumber: Number(sample.batchNumber),
}

export const transactionHashes = {
  commitTxHash: numberToHex(1, { size: 32 }),
  proveTxHash: numberToHex(2, { size: 32 }),
  executeTxHash: numberToHex(3, { size: 32 }),
}

/** Response of a node for a batch that is executed. */
export const executedBatch = {
  ...transactionHashes,
  committedAt: '2026-01-01T00:00:01Z',
  provenAt: '2026-01-01T00:00:02Z',
  executedAt: '2026-01-01T00:00:03Z',
}

/** Responses of a chain whose only message is the sample, executed and provable. */
export const executedSource = {
  eth_chainId: numberToHex(sample.srcChainId),
  eth_getTransactionReceipt: receiptOf([sample.message]),
  zks_getL1BatchDetails: executedBatch,
  zks_getL2ToL1LogProof: proofResponse,
}

/** Responds to `eth_call` like a chain that has imported these roots. */
export function destinationCall(
  roots: readonly { chainId: bigint; blockNumber: bigint; root: Hash }[],
): StubResponse {
  const read = (chainId: bigint, blockNumber: bigint) =>
    roots.find((stored) => stored.chainId === chainId && stored.blockNumber === blockNumber)?.root

  function judge(inclusion: Inclusion): boolean {
    try {
      return verifyProof(inclusion, ({ chainId, blockNumber }) => read(chainId, blockNumber))
    } catch (error) {
      if (!(error instanceof ProofRevertedError)) throw error
      throw Object.assign(new Error('execution reverted'), { code: 3, data: revertData(error) })
    }
  }

  return ([call]: readonly unknown[]): Hex => {
    const { to, data } = readCall(call)
    if (to === systemAddresses.interopRootStorage) {
      const abi = l2InteropRootStorageAbi
      const { functionName, args } = decodeFunctionData({ abi, data })
      if (functionName !== 'interopRoots') throw new Error(`${functionName} is not answered`)
      return encodeFunctionResult({ abi, functionName, result: read(...args) ?? zeroHash })
    }
    if (to === interopCenterAddress) {
      const abi = interopCenterAbi
      const { functionName, args } = decodeFunctionData({ abi, data })
      if (functionName !== 'verifyInteropMessage')
        throw new Error(`${functionName} is not answered`)
      const [messageHash, { txNumberInBatch, index, elements, ...place }] = args
      const leaf = hashLog({ txNumberInBatch, sender: interopCenterAddress, messageHash })
      const inclusion = { ...place, index: Number(index), leaf, proof: elements }
      return encodeFunctionResult({ abi, functionName, result: judge(inclusion) })
    }
    const abi = l2MessageVerificationAbi
    const { functionName, args } = decodeFunctionData({ abi, data })
    if (functionName !== 'proveL2MessageInclusionShared')
      throw new Error(`${functionName} is not answered`)
    const [sourceChainId, batchNumber, index, message, proof] = args
    const inclusion = { sourceChainId, batchNumber, index: Number(index), message, proof }
    return encodeFunctionResult({ abi, functionName, result: judge(inclusion) })
  }
}

/** Revert data of the verifier contract. */
export function revertData({ errorName, args }: ProofRevertedError): Hex {
  if (errorName === 'Panic')
    return `0x4e487b71${encodeAbiParameters([{ type: 'uint256' }], [args[0] ?? 0n]).slice(2)}`
  if (errorName === 'UnsupportedProofMetadataVersion')
    return encodeErrorResult({ abi: l2MessageVerificationAbi, errorName, args: [args[0] ?? 0n] })
  return encodeErrorResult({ abi: l2MessageVerificationAbi, errorName })
}

function readCall(call: unknown): { to: unknown; data: Hex } {
  const fields = new Map(Object.entries(call ?? {}))
  const data = fields.get('data')
  if (!isHex(data)) throw new Error('The call has no data')
  return { to: fields.get('to'), data }
}
