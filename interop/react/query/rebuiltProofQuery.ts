import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import type { MessageProof } from '../../actions/getMessageProof'
import { getMessages } from '../../actions/getMessages'
import type { MessageId } from '../MessageId'
import { untilFinal } from './untilFinal'

/** The proof of a message from public data; null while its batch is not executed. */
export function rebuiltProofQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    settlementLayer,
  }: MessageId & { settlementLayer: Client | undefined },
) {
  return queryOptions({
    queryKey: ['interopRebuiltProof', chainId, hash, messageIndex],
    async queryFn({ signal }): Promise<MessageProof | null> {
      const [{ rebuildMessageProof }, messages] = await Promise.all([
        import('../../actions/rebuildMessageProof'),
        getMessages(source, { hash }),
      ])
      const message = messages[messageIndex]
      if (!message || !settlementLayer) return null
      const sourceChainId = BigInt(chainId)
      return rebuildMessageProof(settlementLayer, { sourceChainId, message, source, signal })
    },
    ...untilFinal(source, (proof: MessageProof | null) => proof !== null),
  })
}
