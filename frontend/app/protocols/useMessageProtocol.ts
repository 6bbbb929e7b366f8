import { use } from 'react'
import { useEnvironment } from '../environment/useEnvironment'
import type { MessageProtocol } from './Protocol'

/** The messages of the environment's protocol. Suspends until their code is loaded. */
export function useMessageProtocol(): MessageProtocol {
  return use(useEnvironment().protocol.load())
}
