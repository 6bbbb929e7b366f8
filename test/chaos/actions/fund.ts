import { numberToHex } from 'viem'
import { newWrite } from '../model'
import { action, noParams } from './Action'

const wei = 1_000

export const fund = action({
  name: 'fund',
  weight: 2,
  params: noParams,
  async run(world) {
    const { address } = world.newAccount()
    const { chains } = world
    const expected = numberToHex(wei)
    const writes = chains.map((chain) => {
      const write = newWrite({
        name: `interstake_fund of ${address} on ${chain.name}`,
        chainId: chain.chainId,
      })
      const read = async () => numberToHex(await world.client(chain).getBalance({ address }))
      world.settings.push({ write, expected, read })
      return write
    })
    const request = world.admin('fund', address, wei)
    await Promise.all(writes.map((write) => world.confirm(write, () => request)))
  },
})
