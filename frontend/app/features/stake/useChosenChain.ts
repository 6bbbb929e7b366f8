import { useState } from 'react'
import type { StakingChain } from '../../../../deployments/manifest'
import { useEnvironment } from '../../environment/useEnvironment'

/** The staking chain that the user chose, which is remembered; the first one initially. */
export function useChosenChain(): [StakingChain | undefined, (chainId: number) => void] {
  const {
    manifest: { environment, stakingChains },
    storage,
  } = useEnvironment()
  const storageKey = `interstake.stakingChain.${environment}`
  const [chosenId, setChosenId] = useState(() => Number(storage.getItem(storageKey)))
  const chosen = stakingChains.find(({ chainId }) => chainId === chosenId) ?? stakingChains[0]
  function choose(chainId: number) {
    setChosenId(chainId)
    storage.setItem(storageKey, String(chainId))
  }
  return [chosen, choose]
}
