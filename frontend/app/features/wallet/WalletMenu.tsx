import { type Address, getAddress } from 'viem'
import { useConnection, useDisconnect, useSwitchChain } from 'wagmi'
import { interopChains } from '../../../../deployments/interopChains'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { shortHex } from '../../../shared/lib/shortHex'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { useEnvironment } from '../../environment/useEnvironment'

/** The connected account and network, with buttons to switch networks and disconnect. */
export function WalletMenu() {
  const { manifest } = useEnvironment()
  const { address, addresses = [], chainId, connector } = useConnection()
  const { mutate: disconnect } = useDisconnect()
  const { mutate: switchChain, isPending: isSwitching, error } = useSwitchChain()
  if (!address) return null

  const [home] = manifest.stakingChains
  const chain = interopChains(manifest).find((known) => known.chainId === chainId)
  return (
    <div className="grid w-full gap-2 text-sm sm:ml-auto sm:w-auto">
      <div className="flex flex-wrap items-center gap-2">
        <p className="basis-full text-soft sm:basis-auto">
          {chain ? `Connected to ${chain.name}` : 'Wrong network'}
        </p>
        {!chain && home && (
          <Button disabled={isSwitching} onClick={() => switchChain({ chainId: home.chainId })}>
            Switch to {home.name}
          </Button>
        )}
        {connector?.id === developmentConnectorId ? (
          <AccountSelect address={address} addresses={addresses} />
        ) : (
          <code title={address} className="rounded-lg bg-raised px-3 py-2">
            {shortHex(address)}
          </code>
        )}
        <Button onClick={() => disconnect({})}>Disconnect</Button>
      </div>
      {error && <ErrorNotice error={error} />}
    </div>
  )
}

function AccountSelect({
  address,
  addresses,
}: {
  address: Address
  addresses: readonly Address[]
}) {
  const { development } = useEnvironment()
  return (
    <select
      aria-label="Account"
      value={address}
      onChange={(event) => development?.selectAccount(getAddress(event.target.value))}
      className="min-h-11 grow rounded-xl border border-control/60 bg-surface px-3 py-2 font-mono sm:grow-0"
    >
      {addresses.toSorted().map((one) => (
        <option key={one} value={one}>
          {shortHex(one)}
        </option>
      ))}
    </select>
  )
}
