import fc from 'fast-check'
import { encodeFunctionData, numberToHex, parseEther } from 'viem'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { newWrite } from '../model'
import { signCall } from '../signCall'
import type { Deposit, World } from '../World'
import { action } from './Action'

export const stake = 1_000n
const balance = parseEther('1')
const gas = 200_000n
const maxFeePerGas = 10n ** 12n
const data = encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' })

export const deposit = action({
  name: 'deposit',
  weight: 70,
  params: fc.record({
    chain: fc.nat({ max: 3 }),
    /** Whether to send without a signature, by an impersonated account. */
    isImpersonated: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  async run(world, { chain, isImpersonated }) {
    const deposit = begin(world, world.stakingChain(chain))
    await (isImpersonated ? sendImpersonated(world, deposit) : sendSigned(world, deposit))
  },
})

/** Deposits from a new account; resolves once it has a receipt. */
export async function makeDeposit(world: World, chain: Deposit['chain']): Promise<Deposit> {
  const deposit = begin(world, chain)
  await sendSigned(world, deposit)
  return deposit
}

function begin(world: World, chain: Deposit['chain']): Deposit {
  const account = world.newAccount()
  const write = newWrite({
    name: `deposit of ${account.address} on ${chain.name}`,
    chainId: chain.chainId,
  })
  const deposit = { write, account, chain }
  world.deposits.push(deposit)
  return deposit
}

async function sendSigned(world: World, { write, account, chain }: Deposit): Promise<void> {
  const { address: to } = chain.staking
  const { serializedTransaction, hash } = await signCall(account, chain, {
    ...{ to, value: stake, data, gas },
  })
  write.hash = hash
  await world.send(chain, write, async () => {
    await world.fund(chain, account, balance)
    return world.client(chain).sendRawTransaction({ serializedTransaction })
  })
}

/** Unsigned transactions are only guaranteed by their receipt. */
async function sendImpersonated(world: World, { write, account, chain }: Deposit): Promise<void> {
  const { address: from } = account
  const sent = newWrite({ name: write.name })
  await world.send(chain, sent, async () => {
    await world.fund(chain, account, balance)
    await world.developer(chain, 'anvil_impersonateAccount', [from])
    const hash = await world.client(chain).request({
      method: 'eth_sendTransaction',
      params: [
        {
          from,
          to: chain.staking.address,
          value: numberToHex(stake),
          data,
          gas: numberToHex(gas),
          maxFeePerGas: numberToHex(maxFeePerGas),
          nonce: '0x0',
        },
      ],
    })
    return hash
  })
  write.hash = sent.hash
  write.confirmed = sent.confirmed
}
