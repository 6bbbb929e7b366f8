import { interopCenterAddress } from '../../../interop/addresses'
import { encodeInteropMessage } from '../../../interop/center/encodeInteropMessage'
import { toInteropProof } from '../../../interop/center/toInteropProof'
import type { InteropMessage, InteropProof, L2Message } from '../../../interop/types'
import { interopWorld } from './interopWorld'
import { placeInteropCenter } from './placeInteropCenter'
import { sourceChainId } from './settlementLayer'

/** A proof as the generated contract types expect it. */
export type ProofArgument = Omit<InteropProof, 'elements'> & { elements: string[] }

/** The message that an interop center passes to the messenger. */
export function rawMessage(message: InteropMessage, txNumberInBatch = 0): L2Message {
  return { txNumberInBatch, sender: interopCenterAddress, data: encodeInteropMessage(message) }
}

/**
 * A world with an interop center. `settleInterop` settles a batch of messages of a chain's center; `relayInterop` also
 * imports its root, so that the messages verify.
 */
export async function centerWorld() {
  const world = await interopWorld()
  const center = await placeInteropCenter()

  const through =
    (bring: typeof world.relay) =>
    async (message: InteropMessage, chainId = sourceChainId): Promise<ProofArgument> => {
      // Neither alone in its batch nor first, so that all parts of its position are distinct numbers.
      const other = { txNumberInBatch: 0, sender: interopCenterAddress, data: '0x' } as const
      const [, , , inclusion] = await bring([other, other, other, rawMessage(message, 2)], chainId)
      if (!inclusion) throw new Error('the batch lacks the message')
      const proof = toInteropProof(inclusion)
      return { ...proof, elements: [...proof.elements] }
    }

  return {
    ...world,
    center,
    settleInterop: through(world.settle),
    relayInterop: through(world.relay),
  }
}
