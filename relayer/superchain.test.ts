import pino from 'pino'
import { createClient, http, publicActions, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { expect, it } from 'vitest'
import { stakingAbi } from '../contracts/abi/Staking'
import { superchainTokenAbi } from '../contracts/abi/SuperchainToken'
import { createSuperchain, superchainStakingPreset } from '../ecosystem'
import { richAccount } from '../ecosystem/config/accounts'
import { eventually } from '../ecosystem/test/eventually'
import { startRelayer } from '.'

it('relays the messages of deposits on the Superchain, and gives up on those of rewarded accounts', {
  timeout: 60_000,
}, async () => {
  const network = await createSuperchain(superchainStakingPreset())
  await network.setPace({ pace: { relay: 0, safe: 0, finalize: 0 } })
  const { stakingChains, rewardsChain } = network.manifest
  const depositors = network.accounts.slice(0, 3)
  // The last one deposits on both chains: one message rewards it, the other one reverts.
  for (const [index, { rpcUrl, staking }] of stakingChains.entries()) {
    const client = createClient({ transport: http(rpcUrl), pollingInterval: 20 })
      .extend(walletActions)
      .extend(publicActions)
    for (const [at, account] of depositors.entries())
      if (at % 2 === index || at === 2) {
        const hash = await client.writeContract({
          ...{ address: staking.address, abi: stakingAbi, functionName: 'deposit', value: 1n },
          ...{ account, chain: null },
        })
        await client.waitForTransactionReceipt({ hash, checkReplacement: false })
      }
  }

  const relayer = await startRelayer({
    ...{ manifest: network.manifest, signers: [privateKeyToAccount(richAccount.privateKey)] },
    ...{ database: { directory: null }, server: { host: '127.0.0.1', port: 0 } },
    ...{ log: pino({ enabled: false }), pollMs: 50, feeCeiling: null, bumpAfterMs: 60_000 },
    ...{ provers: 1, revive: false },
  })
  try {
    const rewards = createClient({ transport: http(rewardsChain.rpcUrl) }).extend(publicActions)
    const token = { address: rewardsChain.token.address, abi: superchainTokenAbi } as const
    for (const account of depositors)
      await eventually(async () =>
        expect(
          await rewards.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
        ).toBe(10n ** 18n),
      )
    await eventually(async () => {
      const metrics = await (await fetch(`${relayer.url}/metrics`)).text()
      expect(metrics).toContain('relayer_messages{state="settled"} 4\n')
      expect(metrics).toContain('relayer_rewards 3\n')
    })
  } finally {
    await relayer.stop()
    await network.stop()
  }
})
