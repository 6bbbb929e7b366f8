import { createClient, createPublicClient, createWalletClient, type Hash, http } from 'viem'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { stakingAbi } from '../../contracts/abi/Staking'
import {
  getMessageProof,
  getMessageStatus,
  inclusionArguments,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import type { Ecosystem } from '../createEcosystem'

const pollingInterval = 20

/** One of the accounts that the nodes sign for, staking on one of the chains and rewarded on the rewards chain. */
export function staker(
  { manifest: { stakingChains, rewardsChain }, accounts }: Pick<Ecosystem, 'manifest' | 'accounts'>,
  accountIndex = 0,
  chainIndex = 0,
) {
  const chain = stakingChains[chainIndex]
  const account = accounts[accountIndex]
  if (!chain || !account) throw new Error('There is no such chain or account')
  const staking = { address: chain.staking.address, abi: stakingAbi } as const
  const token = { address: rewardsChain.token.address, abi: interopTokenAbi } as const
  const sourceTransport = http(chain.rpcUrl, { retryCount: 0 })
  const destinationTransport = http(rewardsChain.rpcUrl, { retryCount: 0 })
  const source = createPublicClient({ transport: sourceTransport, pollingInterval })
  const destination = createPublicClient({ transport: destinationTransport, pollingInterval })
  const sourceWallet = createWalletClient({ account, transport: sourceTransport })
  const destinationWallet = createWalletClient({ account, transport: destinationTransport })

  async function inclusion(hash: Hash) {
    const found = await getMessageProof(source, { hash })
    if (!found) throw new Error(`There is no proof of ${hash}`)
    return found
  }

  return {
    account,
    source,
    destination,
    /** Stakes; resolves to the hash once it is in a block. */
    async deposit(): Promise<Hash> {
      const hash = await sourceWallet.writeContract({
        ...staking,
        functionName: 'deposit',
        value: 1_000n,
        chain: null,
      })
      await source.waitForTransactionReceipt({ hash })
      return hash
    },
    until: (hash: Hash, until: 'committed' | 'executed' | 'verifiable' = 'verifiable') =>
      waitForMessage(source, {
        hash,
        destination: createClient({ transport: destinationTransport }),
        until,
        pollingInterval,
      }),
    status: (hash: Hash) => getMessageStatus(source, { hash, destination }),
    inclusion,
    verifies: async (hash: Hash) => verifyMessage(destination, await inclusion(hash)),
    async mint(hash: Hash): Promise<void> {
      const { request } = await destination.simulateContract({
        ...token,
        functionName: 'mint',
        args: inclusionArguments(await inclusion(hash)),
        account,
      })
      const minted = await destinationWallet.writeContract({ ...request, chain: null })
      await destination.waitForTransactionReceipt({ hash: minted })
    },
    reward: () =>
      destination.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
  }
}
