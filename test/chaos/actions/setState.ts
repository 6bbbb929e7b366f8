import fc from 'fast-check'
import { numberToHex, pad } from 'viem'
import { newWrite } from '../model'
import { type Action, action } from './Action'

const slot = numberToHex(7, { size: 32 })

export const setState = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'setState',
    weight: 8,
    params: fc.record({
      chain: anyChain,
      what: fc.constantFrom('balance', 'nonce', 'code', 'storage'),
      value: fc.integer({ min: 1, max: 0x7f }),
    }),
    async run(world, { chain: name, what, value }) {
      const chain = world.chain(name)
      const client = world.client(chain)
      const { address } = world.newAccount()
      const expected = numberToHex(value, { size: 1 })
      const write = newWrite({
        name: `anvil_ call that sets the ${what} of ${address} on ${name}`,
        chainId: chain.chainId,
      })
      const settings = {
        balance: {
          method: 'anvil_setBalance',
          params: [address, expected],
          read: async () => numberToHex(await client.getBalance({ address }), { size: 1 }),
        },
        nonce: {
          method: 'anvil_setNonce',
          params: [address, expected],
          read: async () => numberToHex(await client.getTransactionCount({ address }), { size: 1 }),
        },
        code: {
          method: 'anvil_setCode',
          params: [address, expected],
          read: async () => (await client.getCode({ address })) ?? 'no code',
        },
        storage: {
          method: 'anvil_setStorageAt',
          params: [address, slot, pad(expected)],
          read: async () =>
            numberToHex(BigInt((await client.getStorageAt({ address, slot })) ?? 0), { size: 1 }),
        },
      }
      const { method, params, read } = settings[what]
      world.settings.push({ write, expected, read })
      await world.confirm(write, () => world.developer(chain, method, params))
    },
  })
