import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { adminMethod } from '../AdminMethod'

export const snapshot = adminMethod({
  description: 'Takes a snapshot of all chains. Returns its id.',
  params: z.object({}),
  run: ({ network }) => network.snapshot(),
})

export const revert = adminMethod({
  description: 'Reverts all chains to a snapshot. Returns whether it exists.',
  params: z.object({ snapshot: schemas.hex }),
  run: ({ network }, { snapshot }) => network.revert(snapshot),
})
