import { useContext } from 'react'
import type { Environment } from './createEnvironment'
import { EnvironmentContext } from './EnvironmentContext'

/** The environment that the page shows. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext)
  if (!environment) throw new Error('There is no EnvironmentContext above this component')
  return environment
}
