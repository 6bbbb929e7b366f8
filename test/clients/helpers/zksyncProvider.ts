import { Provider } from 'zksync-ethers'

/** As users make one, but asking more often: chains here are faster than live ones. The caller destroys it. */
export function zksyncProvider(url: string): Provider {
  return new Provider(url, undefined, { pollingInterval: 20, cacheTimeout: -1 })
}
