import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcContext, RpcMethod } from '../RpcContext'

const transactionsSchema = z.record(z.string(), z.record(z.string(), z.unknown()))
const contentSchema = z.object({ pending: transactionsSchema, queued: transactionsSchema })

const senderSchema = z.object({ sender: schemas.address })

async function poolContent({ node }: RpcContext) {
  const { pending, queued } = contentSchema.parse(await node('txpool_content', []))
  return { pending: bySender(pending), queued: bySender(queued) }
}

function bySender(transactions: z.output<typeof transactionsSchema>) {
  return new Map(
    Object.entries(transactions).map(([sender, byNonce]) => [sender.toLowerCase(), byNonce]),
  )
}

/** `txpool_contentFrom(sender)`: the sender's pending and queued transactions, by nonce. */
export const contentFrom: RpcMethod = async (context, params) => {
  const { sender } = parseParams(senderSchema, params)
  const { pending, queued } = await poolContent(context)
  return { pending: pending.get(sender) ?? {}, queued: queued.get(sender) ?? {} }
}

/** `eth_pendingTransactions()`: pending transactions of the accounts of the node. */
export const pendingTransactions: RpcMethod = async (context) => {
  const { pending } = await poolContent(context)
  return context.chain.node.accounts.flatMap((account) =>
    Object.values(pending.get(account.toLowerCase()) ?? {}),
  )
}
