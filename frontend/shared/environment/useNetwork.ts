import { useContext } from 'react'
import type { Network } from './Network'
import { NetworkContext } from './NetworkContext'

/** The network of the page. */
export function useNetwork(): Network {
  const network = useContext(NetworkContext)
  if (!network) throw new Error('useNetwork must be used within NetworkContext')
  return network
}
