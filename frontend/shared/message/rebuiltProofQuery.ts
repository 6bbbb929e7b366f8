import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { getMessages } from '../../../interop/actions/getMessages'
import { untilFinal } from '../chains/untilFinal'
import type { MessageId } from './MessageId'

/** The proof of a message from public data; null while its batch is not executed. */
export function rebuiltProofQuery(
  source: Client,
  { chainId, hash, messageIndex, settlementLayer }: MessageId & { settlementLayer: Client },
) {
  return queryOptions({
    queryKey: ['rebuiltProof', chainId, hash, messageIndex],
    async queryFn({ signal }): Promise<MessageProof | null> {
      const [{ rebuildMessageProof }, messages] = await Promise.all([
        import('../../../interop/actions/rebuildMessageProof'),
        getMessages(source, { hash }),
      ])
      const message = messages[messageIndex]
      if (!message) return null
      const sourceChainId = BigInt(chainId)
      return rebuildMessageProof(settlementLayer, { sourceChainId, message, source, signal })
    },
    ...untilFinal(source, (proof: MessageProof | null) => proof !== null),
  })
}
