import type { Manifest } from '../../../deployments/manifest'

/** A manifest of the local network. */
export const sampleManifest: Manifest = {
  environment: 'local',
  settlementLayer: { name: 'gateway', chainId: 506, rpcUrl: 'http://127.0.0.1:3150' },
  stakingChains: [
    {
      name: 'staking1',
      chainId: 34234,
      rpcUrl: 'http://127.0.0.1:3050',
      staking: { address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', blockNumber: 4 },
    },
    {
      name: 'staking2',
      chainId: 5328,
      rpcUrl: 'http://127.0.0.1:3250',
      staking: { address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', blockNumber: 4 },
    },
  ],
  rewardsChain: {
    name: 'rewards',
    chainId: 37427,
    rpcUrl: 'http://127.0.0.1:3350',
    token: { address: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512', blockNumber: 6 },
  },
}
