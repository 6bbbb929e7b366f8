import { manifestChains } from '../../../deployments/interopChains'
import { inboxStorageKeys } from '../../../interop/superchain/codec/inboxStorageKeys'
import { parseAccessList } from '../../../interop/superchain/codec/parseAccessList'
import type { DeclaredMessage } from '../../../interop/superchain/types'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { HexValue } from '../../shared/components/HexValue'
import { useNetwork } from '../../shared/environment/useNetwork'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { BlockLink } from '../components/links'
import type { AccessListEntry } from '../rpc/getTransaction'

/** Of JavaScript's dates, in seconds since the epoch. */
const lastTimestamp = 8_640_000_000_000n

/** The messages that a transaction declares for the inbox: where their logs are, and their checksums. */
export function DeclaredMessages({ accessList }: { accessList: readonly AccessListEntry[] }) {
  const declared = parse(accessList)
  if (declared === null)
    return (
      <p className="text-sm text-danger">
        Nodes reject these storage keys: no message is declared.
      </p>
    )
  return (
    <ol aria-label="Declared messages" className="grid gap-4">
      {declared.map((message) => (
        <li key={message.checksum}>
          <Declared message={message} />
        </li>
      ))}
    </ol>
  )
}

function Declared({
  message: { chainId, blockNumber, logIndex, timestamp, checksum },
}: {
  message: DeclaredMessage
}) {
  const { manifest } = useNetwork()
  const chain = manifestChains(manifest).find((one) => BigInt(one.chainId) === chainId)
  return (
    <DescriptionList>
      <DescriptionItem name="Source chain">
        {chain?.name ?? `unknown chain ${chainId}`}
      </DescriptionItem>
      <DescriptionItem name="Source log">
        log {String(logIndex)} of block{' '}
        {chain ? <BlockLink chainId={chain.chainId} number={blockNumber} /> : String(blockNumber)}
      </DescriptionItem>
      <DescriptionItem name="Sent">
        {timestamp <= lastTimestamp ? (
          <AgedTimestamp at={new Date(Number(timestamp) * 1_000)} />
        ) : (
          String(timestamp)
        )}
      </DescriptionItem>
      <DescriptionItem name="Checksum">
        <HexValue value={checksum} label="checksum" />
      </DescriptionItem>
    </DescriptionList>
  )
}

/** Each message once; null if nodes would reject the list. */
function parse(accessList: readonly AccessListEntry[]): DeclaredMessage[] | null {
  try {
    const declared = parseAccessList(inboxStorageKeys(accessList))
    return [...new Map(declared.map((message) => [message.checksum, message])).values()]
  } catch {
    return null
  }
}
