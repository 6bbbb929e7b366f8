import { Suspense } from 'react'
import { type Address, getAddress, type Hash } from 'viem'
import { CopyButton } from '../../shared/components/CopyButton'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { AccountLink } from '../components/links'
import { protocolOf } from '../protocols'
import type { AccessListEntry } from '../rpc/getTransaction'

/** The storage that a transaction declares, and the messages that this stands for. */
export function AccessListSection({
  chainId,
  accessList,
}: {
  chainId: number
  accessList: readonly AccessListEntry[]
}) {
  const { DeclaredMessages } = protocolOf(useNetwork().manifest)
  return (
    <Section title="Access list">
      <div className="grid gap-5">
        <Suspense>
          <DeclaredMessages accessList={accessList} />
        </Suspense>
        <ul aria-label="Declared storage" className="grid gap-3 text-sm">
          {[...byAddress(accessList)].map(([address, storageKeys]) => (
            <li key={address} className="grid gap-1">
              <p className="flex flex-wrap items-center gap-2">
                <AccountLink chainId={chainId} address={address} />
                <span className="text-soft">
                  {storageKeys.length} storage {storageKeys.length === 1 ? 'key' : 'keys'}
                </span>
                <CopyButton text={JSON.stringify(storageKeys)} label="Copy storage keys as JSON" />
              </p>
              <pre className="text-xs whitespace-pre-wrap wrap-anywhere">
                {storageKeys.join('\n')}
              </pre>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

/** The storage keys of each address, which may have several entries. */
function byAddress(accessList: readonly AccessListEntry[]): ReadonlyMap<Address, Hash[]> {
  const keys = new Map<Address, Hash[]>()
  for (const { address, storageKeys } of accessList) {
    const checksummed = getAddress(address)
    keys.set(checksummed, [...(keys.get(checksummed) ?? []), ...storageKeys])
  }
  return keys
}
