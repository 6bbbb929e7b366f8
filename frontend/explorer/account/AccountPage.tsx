import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Address, getAddress } from 'viem'
import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import { CopyableText } from '../../shared/components/CopyableText'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { formatAmount } from '../../shared/lib/formatAmount'
import { shortHex } from '../../shared/lib/shortHex'
import { type Column, DataTable } from '../components/DataTable'
import { PageHeading } from '../components/PageHeading'
import { QueryCell } from '../components/QueryCell'
import { useContractNames } from '../decode/useContractNames'
import { AccountOnChain } from './AccountOnChain'
import { type Account, accountQuery } from './accountQuery'

/** The page of an account or contract, with its state on all chains. */
export function AccountPage({ chain, address }: { chain: ManifestChain; address: Address }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId } = chain
  const name = useContractNames(chainId).get(address)
  const checksummed = getAddress(address)
  const { data: account } = useQuery(accountQuery(clientOf(chainId), { chainId, address }))
  const kind = account && (account.codeSize > 0 ? 'Contract' : 'Account')
  const of = (column: string, show: (account: Account) => ReactNode, isNumeric = false) => ({
    name: column,
    isNumeric,
    cell: (one: ManifestChain) => (
      <QueryCell query={accountQuery(clientOf(one.chainId), { chainId: one.chainId, address })}>
        {show}
      </QueryCell>
    ),
  })
  const columns: Column<ManifestChain>[] = [
    {
      name: 'Chain',
      cell: (one) => <AccountOnChain chain={one} address={address} isThis={one === chain} />,
    },
    of('Balance', ({ balance }) => `${formatAmount(balance)} ETH`, true),
    of('Nonce', ({ nonce }) => nonce, true),
    of(
      'Code',
      ({ codeSize }) => (codeSize === 0 ? 'none' : `${codeSize.toLocaleString('en')} bytes`),
      true,
    ),
  ]
  const chains = [chain, ...manifestChains(manifest).filter((one) => one.chainId !== chainId)]
  return (
    <>
      <PageHeading chain={chain} title={name ?? `${kind ?? 'Address'} ${shortHex(checksummed)}`} />
      <Section title={kind ?? 'Address'}>
        <DescriptionList>
          <DescriptionItem name="Address">
            <CopyableText text={checksummed} label="address" />
          </DescriptionItem>
          {name && <DescriptionItem name="Name">{name}</DescriptionItem>}
        </DescriptionList>
      </Section>
      <Section title="On all chains">
        <DataTable
          label="The address on each chain"
          columns={columns}
          rows={chains}
          keyOf={(one) => String(one.chainId)}
        />
      </Section>
    </>
  )
}
