import { Moment } from '../../shared/components/Moment'
import { Stepper } from '../../shared/components/Stepper'
import { useNetwork } from '../../shared/environment/useNetwork'
import { HashLink } from './links'
import type { Step } from './settlementSteps'
import { withStates } from './settlementSteps'

/** How far something has come, with the time and transaction of each step. */
export function SettlementStepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { manifest } = useNetwork()
  return (
    <Stepper
      label={label}
      steps={withStates(steps).map(({ name, state, detail, at, hash, chainId }) => ({
        name,
        state,
        facts: (
          <>
            {detail && <span>{detail}</span>}
            {at && <Moment at={at} />}
            {hash && <HashLink chainId={chainId ?? manifest.settlementLayer.chainId} hash={hash} />}
          </>
        ),
      }))}
    />
  )
}
