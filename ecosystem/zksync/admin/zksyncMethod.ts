import { adminMethodOf } from '../../admin/AdminMethod'
import type { ZksyncNetwork } from './ZksyncNetwork'

/** Defines an admin method of networks that are connected by ZKsync's interop. */
export const zksyncMethod = adminMethodOf<ZksyncNetwork>()
