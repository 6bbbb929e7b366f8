import { isAddressEqual } from 'viem'
import { z } from 'zod'
import { systemAddresses } from '../../interop'
import type { ReplayableTransaction } from '../anvil/toReplayable'
import * as schemas from '../jsonrpc/schemas'
import type { TransactionReplay } from '../protocol/Protocol'
import type { Chain } from './settlement/Chain'
import { areGenuineRoots } from './settlement/genuineRoots'

const rootImportSchema = z.looseObject({
  from: schemas.address.refine((from) => isAddressEqual(from, systemAddresses.bootloader)),
  input: schemas.hex,
  nonce: z.unknown(),
})

/** Imports of interop roots are replayed, too, unless the settlement layer never published the root. */
export async function planReplay(
  transaction: ReplayableTransaction,
  settlementLayer: Chain,
  signal: AbortSignal,
): Promise<TransactionReplay> {
  const { data: rootImport } = rootImportSchema.safeParse(transaction)
  if (!rootImport) return { transaction, isOwn: false }
  if (!(await areGenuineRoots(settlementLayer, rootImport.input, signal)))
    return { reason: 'It imports a forged interop root.' }
  // Without the omitted imports, its nonce would be too high.
  return { transaction: { ...rootImport, nonce: undefined }, isOwn: true }
}
