import { defineChain } from 'viem'
import { createConfig, http } from 'wagmi'

const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 }

/** Two chains of the network that `npx interstake` runs. */
export const source = defineChain({
  id: 34234,
  name: 'staking1',
  nativeCurrency,
  rpcUrls: { default: { http: ['http://127.0.0.1:3050'] } },
})
export const destination = defineChain({
  id: 37427,
  name: 'rewards',
  nativeCurrency,
  rpcUrls: { default: { http: ['http://127.0.0.1:3350'] } },
})

export const config = createConfig({
  chains: [source, destination],
  transports: { [source.id]: http(), [destination.id]: http() },
})

declare module 'wagmi' {
  interface Register {
    config: typeof config
  }
}
