import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { adminMethod } from '../AdminMethod'

export const snapshot = adminMethod({
  description: 'Remembers the state of all chains; answers the name of it.',
  params: z.object({}),
  run: ({ network }) => network.snapshot(),
})

export const revert = adminMethod({
  description: 'Takes all chains back to a snapshot; answers whether there is such a one.',
  params: z.object({ snapshot: schemas.hex }),
  run: ({ network }, { snapshot }) => network.revert(snapshot),
})
