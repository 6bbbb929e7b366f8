import type { Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { explorerLink } from '../../shared/lib/explorerLink'
import { shortHex } from '../../shared/lib/shortHex'
import { t } from '../i18n/messages'

/** The hash of a transaction, with a link if its chain has an explorer. */
export function TransactionLink({ chain, hash }: { chain: ManifestChain; hash: Hash }) {
  const href = explorerLink(chain, hash)
  const label = <code title={t().transaction.on(hash, chain.name)}>{shortHex(hash)}</code>
  return href ? (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="text-accent underline underline-offset-2"
    >
      {label}
    </a>
  ) : (
    label
  )
}
