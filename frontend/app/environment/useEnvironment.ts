import { useContext } from 'react'
import type { Environment } from './createEnvironment'
import { EnvironmentContext } from './EnvironmentContext'

/** The environment of the page. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext)
  if (!environment) throw new Error('useEnvironment must be used within EnvironmentContext')
  return environment
}
