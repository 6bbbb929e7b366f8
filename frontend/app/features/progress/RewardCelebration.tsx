import { useState } from 'react'
import { useConnection, useWatchAsset } from 'wagmi'
import type { ManifestChain } from '../../../../deployments/manifest'
import type { MessageId } from '../../../../interop/react/MessageId'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { messagePath } from '../../../shared/lib/messagePath'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { Medal } from './Medal'

/** The end of a deposit: the reward has arrived. */
export function RewardCelebration({
  source,
  id,
  isFresh,
}: {
  source: ManifestChain
  id: MessageId
  /** Whether it arrived while the page was open. */
  isFresh: boolean
}) {
  const { manifest, search } = useEnvironment()
  const { connector } = useConnection()
  const messages = t().progress
  return (
    <div className="relative grid justify-items-center gap-3 overflow-hidden rounded-2xl bg-accent-soft px-4 py-6 text-center">
      <Medal isFresh={isFresh} />
      <p className="font-display text-2xl font-semibold text-accent-strong">{messages.earned}</p>
      <p className="max-w-md text-sm text-balance">
        {messages.earnedFor(source.name, manifest.rewardsChain.name)}
      </p>
      <div className="mt-1 flex flex-wrap justify-center gap-2">
        {/* The development account has no list of tokens. */}
        {connector && connector.id !== developmentConnectorId && <AddToken />}
        <ShareButton url={new URL(messagePath(id) + search, location.origin).href} />
      </div>
    </div>
  )
}

function AddToken() {
  const {
    manifest: { rewardsChain },
  } = useEnvironment()
  const { mutate: watch, isPending, isSuccess, error } = useWatchAsset()
  const messages = t().progress
  const { address } = rewardsChain.token
  return (
    <>
      <Button
        variant="primary"
        disabled={isPending}
        onClick={() => watch({ type: 'ERC20', options: { address, symbol: 'INTR', decimals: 18 } })}
      >
        {messages.addToken}
      </Button>
      <p role="status" className="order-last basis-full text-sm empty:hidden">
        {isSuccess && messages.addedToken}
      </p>
      {error && <ErrorNotice error={error} />}
    </>
  )
}

function ShareButton({ url }: { url: string }) {
  const [outcome, setOutcome] = useState('')
  const messages = t().progress

  async function share() {
    try {
      // Most browsers on desktops do not share.
      if (typeof navigator.share === 'function')
        return await navigator.share({ title: messages.shareTitle, url })
      await navigator.clipboard.writeText(url)
      setOutcome(messages.copied)
    } catch (error) {
      // The user closed the dialog.
      if (error instanceof DOMException && error.name === 'AbortError') return
      setOutcome(messages.notCopied)
    }
  }

  return (
    <>
      <Button onClick={share}>{messages.share}</Button>
      <p role="status" className="order-last basis-full text-sm empty:hidden">
        {outcome}
      </p>
    </>
  )
}
