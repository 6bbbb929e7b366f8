import { type Address, isAddressEqual } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { EventList } from '../chain/EventList'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { AccountLink, HashLink } from '../components/links'
import { decodeLog } from '../decode/decode'
import { LogValues } from '../transaction/LogValues'
import { eventsOf } from './accountEvents'

/** The events that a contract emitted, or that have an account as an indexed argument. */
export function AccountEvents({
  chain,
  address,
  isContract,
}: {
  chain: ManifestChain
  address: Address
  isContract: boolean
}) {
  const { chainId } = chain
  return (
    <EventList chain={chain} source={eventsOf(address, { isContract })} what="events">
      {(events) => (
        <ol aria-label="Events of the address" className="divide-y divide-line">
          {events.map(({ log, at, transactionHash }) => (
            <li
              key={`${log.blockNumber} ${log.logIndex}`}
              className="grid gap-2 py-3 first:pt-0 last:pb-0"
            >
              <p className="flex flex-wrap items-center gap-x-3 text-sm">
                <span className="font-medium">{decodeLog(log)?.name ?? 'Unknown event'}</span>
                {!isAddressEqual(log.address, address) && (
                  <span className="text-soft">
                    of <AccountLink chainId={chainId} address={log.address} />
                  </span>
                )}
                <HashLink chainId={chainId} hash={transactionHash} />
                <AgedTimestamp at={at} />
              </p>
              <LogValues chainId={chainId} log={log} />
            </li>
          ))}
        </ol>
      )}
    </EventList>
  )
}
