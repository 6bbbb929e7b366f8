import { encodeFunctionData, type Hash } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { encodeAccessList, superchainAddresses } from '../../../interop/superchain'
import { sendImpersonated, type WriteOptions } from '../../anvil/sendImpersonated'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { SupervisedNode } from '../../node/SupervisedNode'
import { relayerAccount } from '../installPredeploys'
import type { BlockMessage } from '../readBlock'
import type { SuperchainChain } from '../SuperchainChain'

/** What a relay depends on. */
export type RelayContext = {
  /** @throws If the message cannot be executed in the next block of a chain. */
  assertExecutable: (chain: SuperchainChain, message: BlockMessage) => Promise<void>
  /** Why a relay failed. */
  explain: (error: unknown) => { isExpired: boolean; reason: string }
  report: (text: string) => void
  onError: (error: Error) => void
}

/** Whether a message was relayed to the chain of a node. */
function isRelayed({ client }: SupervisedNode, messageHash: Hash): Promise<boolean> {
  return client.readContract({
    address: superchainAddresses.l2ToL2CrossDomainMessenger,
    abi: l2ToL2CrossDomainMessengerAbi,
    functionName: 'successfulMessages',
    args: [messageHash],
  })
}

/** Estimates are exact, but the state may change before the transaction is executed. */
const gasMargin = 2n

/**
 * Relays a message to a chain, unless it was relayed before; resolves once that is durable.
 *
 * @throws If the message is not executable, or its target reverts.
 */
export async function relayMessage(
  { assertExecutable }: RelayContext,
  chain: SuperchainChain,
  message: BlockMessage,
  options: WriteOptions,
): Promise<void> {
  const { node } = chain
  const { id, payload, messageHash } = message
  const to = superchainAddresses.l2ToL2CrossDomainMessenger
  const abi = l2ToL2CrossDomainMessengerAbi
  const accessList = encodeAccessList(id, payload)
  await retryAcrossRestarts([node], options.signal, async () => {
    if (await isRelayed(node, messageHash)) return
    await assertExecutable(chain, message)
    const data = encodeFunctionData({ abi, functionName: 'relayMessage', args: [id, payload] })
    const gas = await node.client.estimateContractGas({
      ...{ address: to, abi, functionName: 'relayMessage', args: [id, payload] },
      // Version 1.1.0 of the inbox rejects calls without a fee.
      ...{ account: relayerAccount, accessList, gasPrice: await node.client.getGasPrice() },
    })
    const { blockNumber } = await sendImpersonated(
      node.client,
      { from: relayerAccount, to, abi, data, gas: gas * gasMargin, accessList },
      options,
    )
    await node.blocks.waitForDurable(blockNumber, options.signal)
  })
}
