import { createContext } from 'react'
import type { Environment } from './createEnvironment'

export const EnvironmentContext = createContext<Environment | null>(null)
