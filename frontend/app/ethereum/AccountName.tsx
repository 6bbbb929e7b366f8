import type { Address } from 'viem'
import { useName } from './useName'

/** The name of an account, if it has one, in letters that are not those of addresses. */
export function AccountName({ account }: { account: Address }) {
  const name = useName(account)
  return name && <bdi className="font-sans font-medium wrap-anywhere">{name}</bdi>
}
