import { encodeFunctionData, keccak256, parseAbi, slice, toHex } from 'viem'
import { readArtifact } from '../../contracts/readArtifact'
import type { SupervisedNode } from '../node/SupervisedNode'
import { ask } from './supervisedNodes'

const faucetAbi = parseAbi(['function fund(address[] accounts) payable'])
const accountsPerBlock = 2_500

/** Funds new accounts, each with 1 wei: the more accounts a node has, the longer it takes to mine a block. */
export async function fundAccounts(node: SupervisedNode, count: number): Promise<void> {
  const [from] = node.accounts
  if (from === undefined) throw new Error('The node has no accounts')
  const { bytecode } = readArtifact('test/Faucet')
  const hash = await node.client.deployContract({
    abi: faucetAbi,
    bytecode,
    account: from,
    chain: null,
  })
  const { contractAddress: to } = await node.client.waitForTransactionReceipt({ hash })
  for (let funded = 0; funded < count; funded += accountsPerBlock) {
    const accounts = Array.from({ length: accountsPerBlock }, (_, index) =>
      slice(keccak256(toHex(funded + index)), 12),
    )
    const data = encodeFunctionData({ abi: faucetAbi, functionName: 'fund', args: [accounts] })
    await ask(node, 'eth_sendTransactionSync', {
      ...{ from, to, data, value: toHex(accountsPerBlock), gas: toHex(10n ** 9n) },
    })
  }
}
