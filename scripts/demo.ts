import {
  type Address,
  createPublicClient,
  createWalletClient,
  formatEther,
  hexToBigInt,
  type LocalAccount,
  numberToHex,
  type PublicClient,
  pad,
  parseEther,
  publicActions,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import { checkedHttp } from '../deployments/checkedHttp'
import { localEnvironment } from '../deployments/environments'
import type { Manifest, ManifestChain } from '../deployments/manifest'
import { readManifest } from '../deployments/manifestFiles'
import { createEcosystem, stakingPreset } from '../ecosystem'
import {
  hasReached,
  inclusionArguments,
  type MessageProof,
  type MessageStage,
  messageStages,
  waitForMessage,
} from '../interop'
import { loadEnvironment } from './environment'
import { sendEther } from './fund'
import { liveEnvironment } from './liveEnvironment'

const localStake = parseEther('0.1')

/** On live chains, where ETH has a value. */
const liveStake = parseEther('0.0001')

/** Gas of what the new account sends on a chain, with a margin. */
const gasPerChain = 1_000_000n

type Stage = { stage: string; at_ms: number }

/**
 * Stakes on one chain and mints the reward on another, with a new account; then shows that tampered proofs are rejected.
 * Uses the running local ecosystem, or starts one; with another environment, the live chains on which it is deployed.
 *
 * @throws If any step fails.
 */
export async function demo({
  json,
  environment = localEnvironment,
}: {
  json: boolean
  environment?: string
}): Promise<void> {
  const say = (text: string) => {
    if (!json) console.log(text)
  }
  const isLive = environment !== localEnvironment
  const { manifest, payer, stop } = isLive
    ? await attachToLive(environment)
    : await attachOrStart(say)
  try {
    const { token } = manifest.rewardsChain
    const [source] = manifest.stakingChains
    if (!source) throw new Error('The environment has no staking chain')
    const stake = isLive ? liveStake : localStake
    const account = privateKeyToAccount(generatePrivateKey())
    const pollingInterval = isLive ? 1_000 : 20
    const connect = (chain: ManifestChain) =>
      createWalletClient({ account, transport: checkedHttp(chain), pollingInterval }).extend(
        publicActions,
      )
    const staking = connect(source)
    const rewards = connect(manifest.rewardsChain)
    const fund = async (chain: ManifestChain, client: typeof staking, value: bigint) =>
      sendEther(
        chain,
        account.address,
        formatEther(value + gasPerChain * 2n * (await client.getGasPrice())),
        { account: payer, pollingInterval },
      )
    await Promise.all([fund(source, staking, stake), fund(manifest.rewardsChain, rewards, 0n)])

    const started = performance.now()
    const stages: Stage[] = []
    const record = (stage: string) => {
      const at_ms = Math.round(performance.now() - started)
      stages.push({ stage, at_ms })
      say(`${String(at_ms).padStart(8)} ms  ${stage}`)
    }
    // Stages that passed between two polls have been reached as well.
    const recordUpTo = (reached: MessageStage) => {
      for (const stage of messageStages.slice(messageStages.indexOf('sent')))
        if (hasReached(reached, stage) && !stages.some((known) => known.stage === stage))
          record(stage)
    }

    say(`\n${account.address} stakes ${formatEther(stake)} ETH on ${source.name}`)
    const hash = await staking.writeContract({
      address: source.staking.address,
      abi: stakingAbi,
      functionName: 'deposit',
      value: stake,
      chain: null,
    })
    const { proof } = await waitForMessage(staking, {
      hash,
      destination: rewards,
      settlementLayer: connect(manifest.settlementLayer),
      onStage: ({ stage }) => recordUpTo(stage),
    })

    const { request } = await rewards.simulateContract({
      address: token.address,
      abi: interopTokenAbi,
      functionName: 'mint',
      args: inclusionArguments(proof),
    })
    await rewards.waitForTransactionReceipt({
      hash: await rewards.writeContract({ ...request, chain: null }),
    })
    record('minted')
    const balance = await rewards.readContract({
      address: token.address,
      abi: interopTokenAbi,
      functionName: 'balanceOf',
      args: [account.address],
    })
    say(`\n${formatEther(balance)} INTR on ${manifest.rewardsChain.name}`)

    const minted = balance === parseEther('1')
    const tamperedRefused = await isRejected(
      connectPublicly(manifest.rewardsChain),
      token.address,
      proof,
      say,
    )
    if (json) console.log(JSON.stringify({ minted, tamperedRefused, stages }))
    if (!minted || !tamperedRefused) throw new Error('The demo failed')
  } finally {
    await stop()
  }
}

type Attached = { manifest: Manifest; payer?: LocalAccount; stop: () => Promise<void> }

async function attachToLive(name: string): Promise<Attached> {
  const { manifest, payer } = await liveEnvironment(name)
  if (manifest.protocol === 'superchain') throw new Error(`${name} is on the Superchain.`)
  return { manifest, payer, stop: async () => {} }
}

/** The running local ecosystem with deployed contracts, or a new one that stops with the demo. */
async function attachOrStart(say: (text: string) => void): Promise<Attached> {
  const manifest = readManifest(localEnvironment)
  if (manifest && (await isUp(manifest))) {
    say('Using the running local ecosystem')
    return { manifest, stop: async () => {} }
  }
  say('No local ecosystem is running. Starting one for the demo')
  return createEcosystem(stakingPreset())
}

/** Batches requests, as providers limit their rate. */
const connectPublicly = (chain: ManifestChain) =>
  createPublicClient({ transport: checkedHttp(chain, { batch: true }) })

async function isUp({ rewardsChain }: Manifest): Promise<boolean> {
  try {
    await loadEnvironment(localEnvironment)
    const client = connectPublicly(rewardsChain)
    return (await client.getCode({ address: rewardsChain.token.address })) !== undefined
  } catch {
    return false
  }
}

/** Tries to mint with every part of a proven message tampered with; resolves to whether all attempts were rejected. */
async function isRejected(
  client: PublicClient,
  token: Address,
  proven: MessageProof,
  say: (text: string) => void,
): Promise<boolean> {
  const { message, proof } = proven
  const stranger = privateKeyToAccount(generatePrivateKey()).address
  const tampered: [what: string, forged: MessageProof][] = [
    [
      'another depositor',
      { ...proven, message: { ...message, data: pad(stranger, { size: 32 }) } },
    ],
    ['another sender', { ...proven, message: { ...message, sender: stranger } }],
    ['another chain', { ...proven, sourceChainId: proven.sourceChainId + 1n }],
    ['another batch', { ...proven, batchNumber: proven.batchNumber + 1n }],
    ['another index', { ...proven, index: proven.index + 1 }],
    ...proof.map((word, index): [string, MessageProof] => [
      `element ${index} of the proof`,
      { ...proven, proof: proof.with(index, numberToHex(hexToBigInt(word) ^ 1n, { size: 32 })) },
    ]),
  ]
  const accepted: string[] = []
  for (const [what, forged] of tampered) {
    const args = inclusionArguments(forged)
    const call = { address: token, abi: interopTokenAbi, args } as const
    const [isProven, canMint] = await Promise.all([
      client.readContract({ ...call, functionName: 'checkMessageProof' }).catch(() => false),
      client.simulateContract({ ...call, functionName: 'mintFor', account: stranger }).then(
        () => true,
        () => false,
      ),
    ])
    if (isProven || canMint) accepted.push(what)
  }
  say(
    accepted.length === 0
      ? `${tampered.length} ways of tampering tried, all rejected`
      : `Accepted despite tampering: ${accepted.join(', ')}`,
  )
  return accepted.length === 0
}
