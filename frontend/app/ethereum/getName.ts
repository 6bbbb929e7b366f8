import type { Address, Client } from 'viem'
import { getEnsName, normalize } from 'viem/ens'

/** ENS's universal resolver on Ethereum mainnet. */
export const universalResolverAddress: Address = '0xeEeEEEeE14D718C2B47D9923Deab1335E144EeEe'

/** A longer name is not shown: a part of it could be the name of another account. */
const maxLength = 40

/**
 * Returns the ENS name of an account; null if it has none that can be shown.
 *
 * The account chooses the name, and ENS checks that the name resolves to the account.
 */
export async function getName(client: Client, account: Address): Promise<string | null> {
  const name = await getEnsName(client, { address: account, universalResolverAddress })
  return name !== null && isPresentable(name) ? name : null
}

/**
 * Whether a name is normalized by ENSIP-15, which rejects invisible characters, those that change the direction of text, and
 * scripts that look like others; and short enough.
 */
export function isPresentable(name: string): boolean {
  try {
    return name.length <= maxLength && normalize(name) === name
  } catch {
    return false
  }
}
