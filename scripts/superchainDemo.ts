import {
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  type FeeValuesEIP1559,
  formatEther,
  type Hex,
  hexToBigInt,
  type LocalAccount,
  numberToHex,
  type PublicActions,
  parseEther,
  publicActions,
  type Transport,
  type WalletClient,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { l2ToL2CrossDomainMessengerAbi } from '../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainStakingAbi } from '../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../contracts/abi/SuperchainToken'
import { checkedHttp } from '../deployments/checkedHttp'
import { superchainEnvironment } from '../deployments/environments'
import type { ManifestChain, SuperchainManifest } from '../deployments/manifest'
import { readSuperchainManifest } from '../deployments/manifestFiles'
import { createSuperchain, superchainStakingPreset } from '../ecosystem'
import { createSuperchainAdminClient } from '../ecosystem/adminClients'
import {
  type ExecutingMessage,
  encodeAccessList,
  MessageAlreadyRelayedError,
  relayMessage,
  superchainAddresses,
  waitForMessage,
} from '../interop/superchain'
import { sendEther } from './fund'
import { liveEnvironment } from './liveEnvironment'

const localStake = parseEther('0.1')

/** On live chains, where ETH has a value. */
const liveStake = parseEther('0.0001')

/** Enough for a relay, whether it succeeds or not. */
const relayGas = 1_000_000n

/** Gas of what the new account sends on the staking chain, with a margin. */
const stakingGas = 1_000_000n

/** Gas of all relays on the rewards chain: nodes reject most forged ones. */
const relaysGas = 10n * relayGas

/** After this, a relay that a live node has accepted will not be in a block. */
const receiptTimeout = 30_000

/**
 * Stakes on one chain of the Superchain and is rewarded on another, with a new account; before that, shows that forged
 * messages are rejected. Uses the running local network, or starts one; with another environment, the live chains on which it
 * is deployed.
 *
 * @throws If any step fails.
 */
export async function superchainDemo({
  json,
  environment = superchainEnvironment,
}: {
  json: boolean
  environment?: string
}): Promise<void> {
  const say = (text: string) => {
    if (!json) console.log(text)
  }
  const isLive = environment !== superchainEnvironment
  const { manifest, payer, stop } = isLive
    ? await attachToLive(environment)
    : await attachOrStart(say)
  const { rewardsChain, stakingChains, adminUrl } = manifest
  const [source] = stakingChains
  if (!source) throw new Error('The network has no staking chain.')
  const admin = adminUrl === undefined ? null : createSuperchainAdminClient(adminUrl)
  try {
    const stake = isLive ? liveStake : localStake
    const pollingInterval = isLive ? 1_000 : 20
    const account = privateKeyToAccount(generatePrivateKey())
    const connect = (chain: ManifestChain) =>
      createWalletClient({
        account,
        // Batches requests, as providers limit their rate.
        transport: checkedHttp(chain, { batch: true }),
        pollingInterval,
      }).extend(publicActions)
    const staking = connect(source)
    const rewards = connect(rewardsChain)
    const fund = async (chain: ManifestChain, value: bigint, gas: bigint) => {
      const gasPrice = await connect(chain).getGasPrice()
      const ether = formatEther(value + 2n * gas * gasPrice)
      await sendEther(chain, account.address, ether, { account: payer, pollingInterval })
    }
    await Promise.all([fund(source, stake, stakingGas), fund(rewardsChain, 0n, relaysGas)])

    const started = performance.now()
    const stages: { stage: string; at_ms: number }[] = []
    const record = (stage: string) => {
      const at_ms = Math.round(performance.now() - started)
      stages.push({ stage, at_ms })
      say(`${String(at_ms).padStart(8)} ms  ${stage}`)
    }

    // So that the forged messages come first.
    await admin?.pauseRelayer()
    say(`\n${account.address} stakes ${formatEther(stake)} ETH on ${source.name}`)
    const hash = await staking.writeContract({
      address: source.staking.address,
      abi: superchainStakingAbi,
      functionName: 'deposit',
      value: stake,
      chain: null,
    })
    const sent = { hash, destination: rewards, pollingInterval }
    await waitForMessage(staking, { ...sent, until: 'sent' })
    record('sent')
    const { executingMessage } = await waitForMessage(staking, { ...sent, until: 'relayable' })
    record('relayable')
    const tamperedRefused = await areRejected(rewards, executingMessage, say)

    await relay(rewards, executingMessage)
    await waitForMessage(staking, { ...sent, until: 'relayed' })
    record('relayed')
    const balance = await rewards.readContract({
      address: rewardsChain.token.address,
      abi: superchainTokenAbi,
      functionName: 'balanceOf',
      args: [account.address],
    })
    say(`\n${formatEther(balance)} INTR on ${rewardsChain.name}`)
    const minted = balance === parseEther('1')
    if (json) console.log(JSON.stringify({ minted, tamperedRefused, stages }))
    if (!minted || !tamperedRefused) throw new Error('The demo failed')
  } finally {
    // A network that runs on must relay again.
    await admin?.resumeRelayer().catch(() => {})
    await stop()
  }
}

/** Relays a message, unless another relayer was faster. */
async function relay(client: RelayClient, { id, payload }: ExecutingMessage): Promise<void> {
  try {
    await client.waitForTransactionReceipt({ hash: await relayMessage(client, { id, payload }) })
  } catch (error) {
    if (!(error instanceof MessageAlreadyRelayedError)) throw error
  }
}

type Attached = { manifest: SuperchainManifest; payer?: LocalAccount; stop: () => Promise<void> }

async function attachToLive(name: string): Promise<Attached> {
  const { manifest, payer } = await liveEnvironment(name)
  if (manifest.protocol !== 'superchain') throw new Error(`${name} is not on the Superchain.`)
  return { manifest, payer, stop: async () => {} }
}

/** The running local network with deployed contracts, or a new one that stops with the demo. */
async function attachOrStart(say: (text: string) => void): Promise<Attached> {
  const manifest = readSuperchainManifest()
  if (manifest && (await isUp(manifest))) {
    say('Using the running local network')
    return { manifest, stop: async () => {} }
  }
  say('No local network of the Superchain is running. Starting one for the demo')
  return createSuperchain(superchainStakingPreset())
}

async function isUp({ rewardsChain }: SuperchainManifest): Promise<boolean> {
  try {
    const client = createPublicClient({ transport: checkedHttp(rewardsChain) })
    return (await client.getCode({ address: rewardsChain.token.address })) !== undefined
  } catch {
    return false
  }
}

type Relay = Pick<ExecutingMessage, 'id' | 'payload' | 'accessList'>

type RelayClient = WalletClient<Transport, undefined, LocalAccount> & PublicActions

/** Tries to relay a message with every part tampered with; resolves to whether all attempts were rejected. */
async function areRejected(
  client: RelayClient,
  genuine: ExecutingMessage,
  say: (text: string) => void,
): Promise<boolean> {
  const attempts = forge(genuine)
  const fees = await client.estimateFeesPerGas()
  const accepted: string[] = []
  for (const [what, forged] of attempts)
    if (await isRelayed(client, forged, fees)) accepted.push(what)
  say(
    accepted.length === 0
      ? `${attempts.length} ways of forging tried, all rejected`
      : `Accepted although forged: ${accepted.join(', ')}`,
  )
  return accepted.length === 0
}

/** Sends a relay without a simulation, which would not let it reach the node. */
async function isRelayed(
  client: RelayClient,
  { id, payload, accessList }: Relay,
  { maxFeePerGas, maxPriorityFeePerGas }: FeeValuesEIP1559,
): Promise<boolean> {
  const { address } = client.account
  try {
    const nonce = await client.getTransactionCount({ address })
    const hash = await client.sendTransaction({
      to: superchainAddresses.l2ToL2CrossDomainMessenger,
      data: encodeFunctionData({
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'relayMessage',
        args: [id, payload],
      }),
      ...{ accessList, nonce, gas: relayGas, chain: null },
      ...{ maxFeePerGas, maxPriorityFeePerGas },
    })
    const { status } = await client.waitForTransactionReceipt({
      ...{ hash, checkReplacement: false, timeout: receiptTimeout },
    })
    return status === 'success'
  } catch {
    return false
  }
}

/** Other messages than a genuine one, each with the access list that declares it, and the genuine one with others. */
function forge({ id, payload, accessList }: ExecutingMessage): [what: string, forged: Relay][] {
  const stranger = privateKeyToAccount(generatePrivateKey()).address
  const declared = (changed: Partial<Omit<Relay, 'accessList'>>): Relay => {
    const forged = { id, payload, ...changed }
    return { ...forged, accessList: encodeAccessList(forged.id, forged.payload) }
  }
  const keys = accessList.flatMap(({ storageKeys }) => storageKeys)
  const withKeys = (storageKeys: readonly Hex[]): Relay => ({
    ...{ id, payload },
    accessList: [{ address: superchainAddresses.crossL2Inbox, storageKeys }],
  })
  const flipped = (word: Hex, bit: bigint) =>
    numberToHex(hexToBigInt(word) ^ (1n << bit), { size: 32 })
  const [lookup = '0x', checksum = '0x'] = keys
  const words = Math.floor((payload.length - 2) / 64)
  const wordAt = (index: number): Hex => `0x${payload.slice(2 + 64 * index, 66 + 64 * index)}`
  const withWord = (index: number): Hex =>
    `0x${payload.slice(2, 2 + 64 * index)}${flipped(wordAt(index), 0n).slice(2)}${payload.slice(66 + 64 * index)}`
  return [
    ['another emitter', declared({ id: { ...id, origin: stranger } })],
    ['a later block', declared({ id: { ...id, blockNumber: id.blockNumber + 1n } })],
    ['an earlier block', declared({ id: { ...id, blockNumber: id.blockNumber - 1n } })],
    ['another log', declared({ id: { ...id, logIndex: id.logIndex + 1n } })],
    ['a later time', declared({ id: { ...id, timestamp: id.timestamp + 1n } })],
    ['an earlier time', declared({ id: { ...id, timestamp: id.timestamp - 1n } })],
    ['another chain', declared({ id: { ...id, chainId: id.chainId + 1n } })],
    ['an unknown chain', declared({ id: { ...id, chainId: 1n } })],
    ...Array.from({ length: words }, (_, index): [string, Relay] => [
      `word ${index} of the payload`,
      declared({ payload: withWord(index) }),
    ]),
    ['no access list', { id, payload, accessList: [] }],
    ['a checksum alone', withKeys([checksum])],
    ['a lookup alone', withKeys([lookup])],
    ['both in reverse order', withKeys([checksum, lookup])],
    ['a lookup of another block', withKeys([flipped(lookup, 96n), checksum])],
    ['a lookup with padding', withKeys([flipped(lookup, 230n), checksum])],
    ['another checksum', withKeys([lookup, flipped(checksum, 0n)])],
    ['a second, forged message', withKeys([lookup, checksum, lookup, flipped(checksum, 7n)])],
  ]
}
