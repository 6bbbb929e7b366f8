import { stakingPreset } from 'interstake'
import { networkSetup } from 'interstake/vitest'

// The contracts of the staking dApp; `onReady` deploys others.
export default networkSetup(stakingPreset({ stakingChains: 1 }))
