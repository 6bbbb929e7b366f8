import { describe as context, expect, it } from 'vitest'
import { richAccount } from '../config/accounts'
import { describe } from './describe'

const staking = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const token = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'
const chain = (name: string, chainId: number, port: number) => ({
  name,
  chainId,
  rpcUrl: `http://127.0.0.1:${port}`,
})

const text = describe({
  chains: [
    { name: 'gateway', role: 'settlement layer', id: 506, rpcUrl: 'http://127.0.0.1:3150' },
    { name: 'staking1', role: 'staking', id: 34234, rpcUrl: 'http://127.0.0.1:3050' },
    { name: 'rewards', role: 'rewards', id: 37427, rpcUrl: 'http://127.0.0.1:3350' },
  ],
  manifest: {
    environment: 'local',
    settlementLayer: chain('gateway', 506, 3150),
    stakingChains: [
      { ...chain('staking1', 34234, 3050), staking: { address: staking, blockNumber: 1 } },
    ],
    rewardsChain: { ...chain('rewards', 37427, 3350), token: { address: token, blockNumber: 1 } },
  },
  adminUrl: 'http://127.0.0.1:3040',
  accounts: [richAccount.address],
})

context('describe', () => {
  it('lists each chain with role, id, RPC URL and contract', () => {
    expect(text).toContain(
      [
        'Chain     Role              Id     RPC (HTTP and WebSocket)  Contract',
        'gateway   settlement layer  506    http://127.0.0.1:3150',
        `staking1  staking           34234  http://127.0.0.1:3050     Staking ${staking}`,
        `rewards   rewards           37427  http://127.0.0.1:3350     InteropToken ${token}`,
      ].join('\n'),
    )
  })

  it('shows the admin URL', () => {
    expect(text).toContain('JSON-RPC at http://127.0.0.1:3040')
  })

  it('lists the funded accounts and warns that their keys are public', () => {
    expect(text).toMatch(
      new RegExp(`for testing only, their private keys are public\\):\n  ${richAccount.address}$`),
    )
  })
})
