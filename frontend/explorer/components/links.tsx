import type { ReactNode } from 'react'
import { type Address, getAddress, type Hash } from 'viem'
import type { MessageId } from '../../../interop/react/MessageId'
import { PageLink } from '../../shared/components/PageLink'
import { shortHex } from '../../shared/lib/shortHex'
import { useContractNames } from '../decode/useContractNames'
import { paths } from '../explorerPaths'

/** An inline link. */
export function InlineLink({
  to,
  title,
  children,
}: {
  to: string
  title?: string
  children: ReactNode
}) {
  return (
    <PageLink
      to={to}
      title={title}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
    >
      {children}
    </PageLink>
  )
}

export function BlockLink({ chainId, number }: { chainId: number; number: bigint }) {
  return <InlineLink to={paths.block(chainId, number)}>{String(number)}</InlineLink>
}

export function BatchLink({ chainId, number }: { chainId: number; number: bigint }) {
  return <InlineLink to={paths.batch(chainId, number)}>{String(number)}</InlineLink>
}

/** A link to the interop root at the end of a block of the settlement layer. */
export function RootLink({ chainId, blockNumber }: { chainId: number; blockNumber: bigint }) {
  return <InlineLink to={paths.root(chainId, blockNumber)}>{String(blockNumber)}</InlineLink>
}

export function HashLink({ chainId, hash }: { chainId: number; hash: Hash }) {
  return (
    <InlineLink to={paths.transaction(chainId, hash)} title={hash}>
      <code>{shortHex(hash)}</code>
    </InlineLink>
  )
}

/** A link to an account, with the name of the contract if known. */
export function AccountLink({
  chainId,
  address,
  isFull = false,
}: {
  chainId: number
  address: Address
  /** Whether the address is shown in full if there is space. */
  isFull?: boolean
}) {
  const name = useContractNames(chainId).get(address.toLowerCase())
  const checksummed = getAddress(address)
  return (
    <InlineLink to={paths.account(chainId, address)} title={checksummed}>
      {name ?? (
        <code>
          {isFull ? (
            <>
              <span className="sm:hidden">{shortHex(checksummed)}</span>
              <span className="max-sm:hidden">{checksummed}</span>
            </>
          ) : (
            shortHex(checksummed)
          )}
        </code>
      )}
    </InlineLink>
  )
}

export function MessageLink({ id, children }: { id: MessageId; children: ReactNode }) {
  return <InlineLink to={paths.message(id)}>{children}</InlineLink>
}
