import type { AdminMethod } from '../AdminContext'

/** `interstake_pauseSettlement()`: no batch is committed, proven or executed until it is resumed. */
export const pauseSettlement: AdminMethod = async ({ network: { tempo } }) => {
  tempo.isPaused = true
  return null
}
