import { useQuery } from '@tanstack/react-query'
import { useNetwork } from '../../shared/environment/useNetwork'
import { useProgress } from '../chain/useProgress'
import { BatchLink, RootLink } from '../components/links'
import { StageBadge } from '../components/StageBadge'
import { eventPageQuery } from '../events/eventPageQuery'
import { hasBatches } from '../hasBatches'
import { Figure } from '../overview/ChainCard'
import { importedRoots } from '../root/importedRoots'
import { messagesInFlightQuery } from './messagesInFlightQuery'

/** The last batch, the last imported root and the messages in flight of a chain that settles. */
export function BatchFigures({ chainId }: { chainId: number }) {
  const { manifest } = useNetwork()
  return hasBatches(manifest, chainId) && <Figures chainId={chainId} />
}

function Figures({ chainId }: { chainId: number }) {
  const { clientOf } = useNetwork()
  const client = clientOf(chainId)
  const { progress } = useProgress(chainId)
  const { batchNumber, batch } = progress.data ?? {}
  const inFlight = useQuery(messagesInFlightQuery(client, chainId))
  const { data: roots } = useQuery(
    eventPageQuery(client, { chainId, source: importedRoots, count: 1 }),
  )
  const [root] = roots?.items ?? []
  return (
    <>
      <Figure name="Last batch">
        {batch ? (
          <>
            <BatchLink chainId={chainId} number={batch.number} />
            <StageBadge stage={batch.stage} />
          </>
        ) : (
          batchNumber === 0n && 'none yet'
        )}
      </Figure>
      <Figure name="Last root imported">
        {root ? (
          <span>
            block <RootLink chainId={Number(root.id.chainId)} blockNumber={root.id.blockNumber} />
          </span>
        ) : (
          roots && 'none yet'
        )}
      </Figure>
      <Figure name="Messages in flight">
        {inFlight.data &&
          `${inFlight.data.count.toLocaleString('en')}${inFlight.data.isMore ? '+' : ''}`}
      </Figure>
    </>
  )
}
