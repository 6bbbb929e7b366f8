import { getAddress } from 'viem'
import { useConnection, useDisconnect } from 'wagmi'
import { Button } from '../../components/Button'
import { useEnvironment } from '../../environment/useEnvironment'
import { shortHex } from '../../lib/shortHex'
import { developmentConnectorId } from './developmentConnector'

/** Who is connected and where, with a way out. */
export function WalletMenu() {
  const { manifest } = useEnvironment()
  const { address, addresses = [], chainId, connector } = useConnection()
  const { mutate: disconnect } = useDisconnect()
  if (!address) return null

  const chain = [...manifest.stakingChains, manifest.rewardsChain, manifest.settlementLayer].find(
    (known) => known.chainId === chainId,
  )
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <p className="text-soft">
        <span className="sr-only">Your wallet is </span>on {chain?.name ?? 'another network'}
      </p>
      {connector?.id === developmentConnectorId ? (
        <AccountSelect address={address} addresses={addresses} />
      ) : (
        <code title={address} className="rounded-lg bg-raised px-3 py-2">
          {shortHex(address)}
        </code>
      )}
      <Button onClick={() => disconnect({})}>Disconnect</Button>
    </div>
  )
}

function AccountSelect({
  address,
  addresses,
}: {
  address: string
  addresses: readonly `0x${string}`[]
}) {
  const { development } = useEnvironment()
  return (
    <select
      aria-label="Account"
      value={address}
      onChange={(event) => development?.selectAccount(getAddress(event.target.value))}
      className="min-h-11 rounded-xl border border-control/60 bg-surface px-3 py-2 font-mono"
    >
      {addresses.toSorted().map((one) => (
        <option key={one} value={one}>
          {shortHex(one)}
        </option>
      ))}
    </select>
  )
}
