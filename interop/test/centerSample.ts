import { getAddress, numberToHex } from 'viem'
import { interopCenterAddress } from '../addresses'
import { encodeInteropMessage } from '../center/encodeInteropMessage'
import { hashInteropMessage } from '../center/hashInteropMessage'
import type { InteropMessage } from '../types'
import { proveFromHistory, settlementLayer } from './history'

/** A message of the interop center of chain 271, among other messages in its batch. */
export const centerMessage: InteropMessage = {
  data: '0x123456',
  sender: getAddress(numberToHex(0xabc, { size: 20 })),
  sourceChainId: 271n,
  messageNum: 7n,
}

export const centerMessageHash = hashInteropMessage(centerMessage)

const raw = {
  txNumberInBatch: 3,
  sender: interopCenterAddress,
  data: encodeInteropMessage(centerMessage),
} as const

/** Its position and proof. */
export const centerInclusion = proveFromHistory(
  {
    chainCount: 2,
    batches: [
      { chain: 0, messages: [{ ...raw, txNumberInBatch: 1, data: '0x' }, raw] },
      { chain: 1, messages: [raw] },
    ],
  },
  { batch: 0, message: 1 },
)

/** The root that its proof leads to, as other chains store it. */
export const centerRoot = { ...settlementLayer, root: centerInclusion.interopRoot }
