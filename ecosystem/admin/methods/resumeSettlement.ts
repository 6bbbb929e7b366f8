import type { AdminMethod } from '../AdminContext'

/** `interstake_resumeSettlement()`: goes on where it was paused. */
export const resumeSettlement: AdminMethod = async ({ network: { tempo } }) => {
  tempo.isPaused = false
  return null
}
