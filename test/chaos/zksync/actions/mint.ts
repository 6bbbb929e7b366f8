import fc from 'fast-check'
import { encodeFunctionData, parseEther } from 'viem'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import {
  getMessageProof,
  inclusionArguments,
  type MessageProof,
  verifyMessage,
} from '../../../../interop'
import { action } from '../../actions/Action'
import { newWrite } from '../../model'
import { signCall } from '../../signCall'
import type { Deposit } from '../../World'
import type { ZksyncWorld } from '../ZksyncWorld'

const balance = parseEther('1')

export const mint = action({
  name: 'mint',
  weight: 35,
  /** Selects one of the deposits with a receipt, rewarded or not. */
  params: fc.record({ deposit: fc.nat({ max: 999 }) }),
  async run(world: ZksyncWorld, params) {
    const confirmed = world.deposits.filter(({ write }) => write.confirmed && write.hash)
    const deposit = confirmed[params.deposit % confirmed.length]
    if (!deposit) return
    const proof = await proveDeposit(world, deposit, () => !world.isOwed(deposit.write))
    if (proof) await mintReward(world, deposit, proof)
  },
})

/**
 * Waits until a deposit's message is verifiable.
 *
 * @param isHopeless - Called after each failed attempt to decide whether to give up.
 * @returns Null if given up.
 */
export async function proveDeposit(
  world: ZksyncWorld,
  { write, chain }: Deposit,
  isHopeless: () => boolean,
): Promise<MessageProof | null> {
  const { hash } = write
  if (hash === null) return null
  const source = world.client(chain)
  const destination = world.client(world.manifest.rewardsChain)
  for (;;) {
    world.signal.throwIfAborted()
    const proof = await getMessageProof(source, { hash }).catch(() => null)
    const isVerified =
      proof !== null && (await verifyMessage(destination, proof).catch(() => false))
    if (isVerified) {
      write.finalAt ??= performance.now()
      return proof
    }
    if (isHopeless()) return null
    await world.pause()
  }
}

/** Mints a reward; resolves once the transaction is included, to whether it succeeded. */
export async function mintReward(
  world: ZksyncWorld,
  deposit: Deposit,
  proof: MessageProof,
): Promise<boolean> {
  const chain = world.manifest.rewardsChain
  const minter = world.newAccount()
  const { serializedTransaction, hash } = await signCall(minter, chain, {
    to: chain.token.address,
    data: encodeFunctionData({
      abi: interopTokenAbi,
      functionName: 'mintFor',
      args: inclusionArguments(proof),
    }),
    gas: 500_000n,
  })
  const write = newWrite({
    name: `mint ${hash} for ${deposit.account.address}`,
    hash,
    chainId: chain.chainId,
  })
  const minting = { write, deposit, isSuccess: false }
  world.mints.push(minting)
  const { status } = await world.send(chain, write, async () => {
    await world.fund(chain, minter, balance)
    return world.client(chain).sendRawTransaction({ serializedTransaction })
  })
  minting.isSuccess = status === 'success'
  return minting.isSuccess
}
