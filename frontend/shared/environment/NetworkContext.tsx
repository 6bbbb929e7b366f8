import { createContext } from 'react'
import type { Network } from './Network'

export const NetworkContext = createContext<Network | null>(null)
