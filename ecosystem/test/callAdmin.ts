import { z } from 'zod'
import { adminPrefix } from '../admin/adminTransport'
import type { adminMethods } from '../zksync/admin/methods'
import type { StakingEcosystem } from './stakingEcosystem'

const answerSchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

/** Calls an admin method of an ecosystem as its users do; throws its message if it is rejected. */
export async function callAdmin(
  { adminUrl }: Pick<StakingEcosystem, 'adminUrl'>,
  name: keyof typeof adminMethods,
  ...params: unknown[]
): Promise<unknown> {
  const response = await fetch(adminUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: `${adminPrefix}${name}`, params }),
  })
  const answer = answerSchema.parse(await response.json())
  if ('error' in answer) throw new Error(answer.error.message)
  return answer.result
}
