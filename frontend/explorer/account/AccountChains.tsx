import type { ReactNode } from 'react'
import { type Address, size } from 'viem'
import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { formatAmount } from '../../shared/lib/formatAmount'
import { type Column, DataTable } from '../components/DataTable'
import { QueryCell } from '../components/QueryCell'
import { AccountOnChain } from './AccountOnChain'
import { type Account, accountQuery } from './accountQuery'

/** The state of an address on each chain. */
export function AccountChains({ chain, address }: { chain: ManifestChain; address: Address }) {
  const { manifest, clientOf } = useNetwork()
  const of = (column: string, show: (account: Account) => ReactNode) => ({
    name: column,
    isNumeric: true,
    cell: ({ chainId }: ManifestChain) => (
      <QueryCell query={accountQuery(clientOf(chainId), { chainId, address })}>{show}</QueryCell>
    ),
  })
  const columns: Column<ManifestChain>[] = [
    {
      name: 'Chain',
      cell: (one) => <AccountOnChain chain={one} address={address} isThis={one === chain} />,
    },
    of('Balance', ({ balance }) => `${formatAmount(balance)} ETH`),
    of('Nonce', ({ nonce }) => nonce),
    of('Code', ({ code }) => (code === '0x' ? 'none' : `${size(code).toLocaleString('en')} bytes`)),
  ]
  const chains = [
    chain,
    ...manifestChains(manifest).filter(({ chainId }) => chainId !== chain.chainId),
  ]
  return (
    <DataTable
      label="The address on each chain"
      columns={columns}
      rows={chains}
      keyOf={(one) => String(one.chainId)}
    />
  )
}
