import {
  BaseError,
  ContractFunctionRevertedError,
  createClient,
  createPublicClient,
  createWalletClient,
  type Hash,
  http,
} from 'viem'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { stakingAbi } from '../../contracts/abi/Staking'
import {
  getMessageProof,
  getMessageStatus,
  inclusionArguments,
  type MessageProof,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import type { StakingEcosystem } from './stakingEcosystem'

const pollingInterval = 20
/** While viem looks for a replacement, it skips the block with the transaction, which may be the last one. */
const checkReplacement = false

/** One of the accounts that the nodes sign for, staking on one of the chains and rewarded on the rewards chain. */
export function staker(
  {
    manifest: { stakingChains, rewardsChain },
    accounts,
  }: Pick<StakingEcosystem, 'manifest' | 'accounts'>,
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

  const simulateMint = (proof: MessageProof) =>
    destination.simulateContract({
      ...token,
      functionName: 'mint',
      args: inclusionArguments(proof),
      account,
    })

  async function mintBy(proof: MessageProof): Promise<void> {
    const { request } = await simulateMint(proof)
    const hash = await destinationWallet.writeContract({ ...request, chain: null })
    await destination.waitForTransactionReceipt({ hash, checkReplacement })
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
      await source.waitForTransactionReceipt({ hash, checkReplacement })
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
    mint: async (hash: Hash) => mintBy(await inclusion(hash)),
    mintBy,
    /** Whether a mint would succeed. */
    canMint: (proof: MessageProof) =>
      simulateMint(proof).then(
        () => true,
        (error) => {
          if (isRevert(error)) return false
          throw error
        },
      ),
    reward: () =>
      destination.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
  }
}

const isRevert = (error: unknown) =>
  error instanceof BaseError &&
  error.walk((cause) => cause instanceof ContractFunctionRevertedError) !== null
