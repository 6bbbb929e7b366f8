import { interopTokenAbi, stakingAbi } from '@interstake/contracts'
import { inclusionArguments, interopActions } from '@interstake/interop'
import { parseStakingManifest } from 'interstake'
import { adminOfTests, revertAfterEach } from 'interstake/vitest'
import { createPublicClient, createWalletClient, http, parseEther } from 'viem'
import { expect, inject, it } from 'vitest'

revertAfterEach()

const { accounts, ...network } = inject('interstake')
const manifest = parseStakingManifest(network.manifest)
const [account] = accounts
const [stakingChain] = manifest.stakingChains
if (!account || !stakingChain) throw new Error('The network has no chain to stake on')
const { token, rpcUrl } = manifest.rewardsChain

const source = createWalletClient({ account, transport: http(stakingChain.rpcUrl) }).extend(
  interopActions(),
)
const rewards = createPublicClient({ transport: http(rpcUrl) })

const deposit = () =>
  source.writeContract({
    address: stakingChain.staking.address,
    abi: stakingAbi,
    functionName: 'deposit',
    value: parseEther('1'),
    chain: null,
  })

const balance = () =>
  rewards.readContract({
    address: token.address,
    abi: interopTokenAbi,
    functionName: 'balanceOf',
    args: [account],
  })

it('rewards a deposit on another chain', async () => {
  const hash = await deposit()
  const { proof } = await source.interop.waitForMessage({ hash, destination: rewards })
  const wallet = createWalletClient({ account, transport: http(rpcUrl) })
  const minted = await wallet.writeContract({
    address: token.address,
    abi: interopTokenAbi,
    functionName: 'mint',
    args: inclusionArguments(proof),
    chain: null,
  })
  await rewards.waitForTransactionReceipt({ hash: minted })
  expect(await balance()).toBeGreaterThan(0n)
})

it('starts every test from the same state', async () => {
  expect(await balance()).toBe(0n)
})

it('explains what a message is waiting for', async () => {
  const admin = adminOfTests()
  await admin.pauseSettlement()
  const hash = await deposit()
  const { waitsFor } = await admin.explainMessage({
    chain: stakingChain.name,
    transactionHash: hash,
  })
  expect(waitsFor).not.toBe('')
  await admin.resumeSettlement()
})
