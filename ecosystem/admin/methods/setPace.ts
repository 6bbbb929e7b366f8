import { z } from 'zod'
import { paceSchema } from '../../config/pace'
import { parseParams } from '../../rpc/params'
import type { AdminMethod } from '../AdminContext'

const paramsSchema = z.object({ pace: paceSchema })

/** `interstake_setPace(pace)`: a pace's name, or the five delays in milliseconds. */
export const setPace: AdminMethod = async ({ network: { tempo } }, params) => {
  tempo.pace = parseParams(paramsSchema, params).pace
  return tempo.pace
}
