import { Provider } from 'zksync-ethers'

/** A provider with a short polling interval, as local chains are fast. The caller destroys it. */
export function zksyncProvider(url: string): Provider {
  return new Provider(url, undefined, { pollingInterval: 20, cacheTimeout: -1 })
}
