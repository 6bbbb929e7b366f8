import { useContext } from 'react'
import type { Network } from './Network'
import { NetworkContext } from './NetworkContext'

/** The chains that the page shows. */
export function useNetwork(): Network {
  const network = useContext(NetworkContext)
  if (!network) throw new Error('There is no NetworkContext above this component')
  return network
}
