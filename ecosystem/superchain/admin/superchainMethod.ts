import { adminMethodOf } from '../../admin/AdminMethod'
import type { SuperchainNetwork } from './SuperchainNetwork'

/** Defines an admin method of networks of the Superchain. */
export const superchainMethod = adminMethodOf<SuperchainNetwork>()
