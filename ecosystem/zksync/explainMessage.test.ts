import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  type Hash,
  http,
  zeroAddress,
  zeroHash,
} from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import {
  decodeInclusion,
  decodeProof,
  type ExplainMessageParameters,
  encodeProof,
  explainMessage,
  inclusionArguments,
  type MessageProof,
  systemAddresses,
  waitForMessage,
} from '../../interop'
import { callAdmin } from '../test/callAdmin'
import { eventually } from '../test/eventually'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { startRpcProxy } from '../test/startRpcProxy'
import { paces } from './pace'

const timeout = 60_000
const hour = 3_600_000

let ecosystem: StakingEcosystem
let hash: Hash
let proof: MessageProof

const clientOf = (name: string, url?: string) => {
  const chain = ecosystem.chains.find((candidate) => candidate.name === name)
  return createPublicClient({
    transport: http(url ?? chain?.rpcUrl, { retryCount: 0 }),
    pollingInterval: 20,
  })
}

const explain = (parameters: Partial<ExplainMessageParameters> = {}) =>
  explainMessage(clientOf('staking1'), {
    hash,
    destination: clientOf('rewards'),
    settlementLayer: clientOf('gateway'),
    ...parameters,
  })

let stakers = 0
const newStaker = () => staker(ecosystem, stakers++)
const tokenOf = () => ecosystem.manifest.rewardsChain.token.address

/** Sends a message of an account. */
async function broadcast(): Promise<Hash> {
  const [account] = ecosystem.accounts
  const [chain] = ecosystem.manifest.stakingChains
  if (!account || !chain) throw new Error('There is no such account or chain')
  const sent = await createWalletClient({
    account,
    transport: http(chain.rpcUrl),
  }).writeContract({
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    functionName: 'sendToL1',
    args: ['0x1234'],
    chain: null,
  })
  await clientOf('staking1').waitForTransactionReceipt({ hash: sent, checkReplacement: false })
  return sent
}

const untilVerifiable = (sent: Hash) =>
  waitForMessage(clientOf('staking1'), {
    ...{ hash: sent, destination: clientOf('rewards'), pollingInterval: 20 },
  })

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
  hash = await newStaker().deposit()
  proof = (await untilVerifiable(hash)).proof
}, timeout)

afterEach(async () => {
  await callAdmin(ecosystem, 'setPace', 'instant')
  await callAdmin(ecosystem, 'setFaults')
  await callAdmin(ecosystem, 'resumeSettlement')
  await callAdmin(ecosystem, 'resumeImports', 'rewards')
})

afterAll(() => ecosystem.stop())

describe('explainMessage explains a message that', { timeout }, () => {
  it('nothing prevents', async () => {
    expect(await explain({ token: tokenOf() })).toEqual({
      stage: 'verifiable',
      level: null,
      cause: 'verifiable',
      reason: 'The destination accepts the proof of the message.',
      expected: null,
      found: null,
      nextAction: 'Pass the message and its proof to the contract that processes it.',
    })
  })

  it('was not sent', async () => {
    expect(await explain({ hash: zeroHash })).toMatchObject({ stage: 'unknown', cause: 'notSent' })
  })

  it('is pending', async () => {
    const [chain] = ecosystem.manifest.stakingChains
    const test = createTestClient({ mode: 'anvil', transport: http(chain?.rpcUrl) })
    const [account] = ecosystem.accounts
    await test.setAutomine(false)
    try {
      const sent = await createWalletClient({
        account: account ?? zeroAddress,
        transport: http(chain?.rpcUrl),
      }).sendTransaction({ to: account ?? zeroAddress, gas: 21_000n, chain: null })
      expect(await explain({ hash: sent })).toMatchObject({ stage: 'pending', cause: 'pending' })
    } finally {
      await test.setAutomine(true)
      await test.mine({ blocks: 1 })
    }
  })

  it('failed', async () => {
    const [{ rpcUrl, staking } = { rpcUrl: '', staking: null }] = ecosystem.manifest.stakingChains
    const [account = zeroAddress] = ecosystem.accounts
    const sent = await createWalletClient({ account, transport: http(rpcUrl) }).sendTransaction({
      ...{ to: staking?.address ?? null, data: '0x12345678', gas: 100_000n, chain: null },
    })
    await clientOf('staking1').waitForTransactionReceipt({ hash: sent, checkReplacement: false })
    expect(await explain({ hash: sent })).toMatchObject({
      stage: 'failed',
      cause: 'failed',
      reason: `Transaction ${sent} reverted, so it sent no message.`,
    })
  })

  it('its transaction did not send', async () => {
    expect(await explain({ messageIndex: 3 })).toMatchObject({
      stage: 'failed',
      cause: 'noMessage',
      nextAction: 'It sent 1: use a message index from 0 to 0.',
    })
  })

  it('is not in a batch', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, seal: hour })
    const sent = await newStaker().deposit()
    expect(await explain({ hash: sent })).toMatchObject({ stage: 'sent', cause: 'notBatched' })
  })

  it('is in a batch that is not executed', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, execute: hour })
    const sent = await newStaker().deposit()
    await eventually(async () =>
      expect(await explain({ hash: sent })).toMatchObject({
        ...{ stage: 'proven', cause: 'notExecuted', expected: 'executed', found: 'proven' },
        reason: expect.stringMatching(/It is batch \d+\.$/),
      }),
    )
  })

  it('has a proof that its node withholds', async () => {
    await callAdmin(ecosystem, 'setFaults', { proofs: { withhold: 'all' } })
    expect(await explain()).toMatchObject({
      stage: 'executed',
      cause: 'proofWithheld',
      nextAction: expect.stringContaining('rebuildMessageProof'),
    })
    expect(await explain({ proof })).toMatchObject({ cause: 'verifiable' })
  })

  it('leads to another settlement layer than the one of the chains', async () => {
    expect(await explain({ settlementLayer: clientOf('rewards') })).toMatchObject({
      ...{ stage: 'executed', level: 'interopRoot', cause: 'otherSettlementLayer' },
      ...{ expected: '37427', found: '506' },
    })
    const decoded = decodeProof(proof.proof)
    const other = { ...decoded.settlementLayer, chainId: 9n }
    const inclusion = { ...proof, proof: encodeProof({ ...decoded, settlementLayer: other }) }
    expect(await explain({ inclusion })).toMatchObject({
      ...{ cause: 'otherSettlementLayer', expected: '506', found: '9' },
    })
  })

  it('was not imported by its destination', async () => {
    expect(await explain({ destination: undefined })).toMatchObject({
      stage: 'executed',
      cause: 'destinationRequired',
    })
    await callAdmin(ecosystem, 'pauseImports', 'rewards')
    const sent = await newStaker().deposit()
    await eventually(async () =>
      expect(await explain({ hash: sent })).toMatchObject({
        ...{ stage: 'executed', level: 'interopRoot', cause: 'rootNotImported', found: null },
        expected: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      }),
    )
  })

  it.each([
    ['rootDiffers', systemAddresses.interopRootStorage, `0x${'77'.repeat(32)}`],
    ['verifierRejects', systemAddresses.messageVerification, zeroHash],
  ])('its destination does not accept: %s', async (cause, contract, result) => {
    const proxy = await startRpcProxy(
      ecosystem.manifest.rewardsChain.rpcUrl,
      ({ method, params: [call] }) =>
        method === 'eth_call' && z.object({ to: z.string() }).parse(call).to === contract
          ? { result }
          : null,
    )
    try {
      const destination = clientOf('rewards', proxy.url)
      expect(await explain({ destination })).toMatchObject(
        cause === 'rootDiffers'
          ? { stage: 'failed', cause, expected: proof.interopRoot, found: result }
          : { stage: 'rootImported', cause },
      )
    } finally {
      await proxy.stop()
    }
  })

  it('has a destination without interop contracts, or without the token', async () => {
    expect(await explain({ destination: clientOf('gateway') })).toMatchObject({
      cause: 'contractMissing',
      reason: `No interop contract is deployed at ${systemAddresses.interopRootStorage}.`,
    })
    const token = '0x00000000000000000000000000000000000000c9'
    expect(await explain({ token })).toMatchObject({
      ...{ stage: 'verifiable', cause: 'contractMissing', found: 'no code' },
      expected: `a contract at ${token}`,
    })
  })

  it('is of a contract that the token does not approve', async () => {
    const sent = await broadcast()
    await untilVerifiable(sent)
    const [chain] = ecosystem.manifest.stakingChains
    expect(await explain({ hash: sent, token: tokenOf() })).toMatchObject({
      ...{ stage: 'verifiable', cause: 'contractNotApproved' },
      ...{ expected: chain?.staking.address, found: ecosystem.accounts[0] },
    })
  })

  it('rewards an account that was rewarded', async () => {
    const user = newStaker()
    const sent = await user.deposit()
    await user.until(sent)
    await user.mint(sent)
    expect(await explain({ hash: sent, token: tokenOf() })).toMatchObject({
      ...{ stage: 'verifiable', cause: 'alreadyMinted', found: user.account },
    })
  })

  it('a contract does not accept that is no token', async () => {
    expect(await explain({ token: systemAddresses.messageVerification })).toMatchObject({
      cause: 'contractReverts',
    })
  })
})

describe('explainMessage compares arguments that a contract rejected:', { timeout }, () => {
  const changed = (change: Partial<MessageProof>) => ({ ...proof, ...change })
  const message = (change: Partial<MessageProof['message']>) => ({
    message: { ...proof.message, ...change },
  })

  it.each<[string, () => Partial<MessageProof>, string | null, unknown]>([
    ['wrongIndex', () => ({ index: proof.index + 1 }), 'logsRoot', '1'],
    ['wrongBatchNumber', () => ({ batchNumber: 99n }), 'batchLeaf', '99'],
    ['wrongTxNumberInBatch', () => message({ txNumberInBatch: 7 }), 'leaf', '7'],
    ['wrongSender', () => message({ sender: zeroAddress }), 'leaf', zeroAddress],
    ['wrongData', () => message({ data: '0xdd' }), 'leaf', '0xdd'],
    ['wrongSourceChain', () => ({ sourceChainId: 5n }), 'chainLeaf', '5'],
    ['wrongProof', () => ({ proof: proof.proof.with(2, zeroHash) }), 'logsRoot', expect.anything()],
    ['wrongProof', () => ({ proof: [] }), null, expect.stringContaining('MerklePathEmpty')],
  ])('%s', async (cause, change, level, found) => {
    const calldata = encodeFunctionData({
      abi: interopTokenAbi,
      functionName: 'mintFor',
      args: inclusionArguments(changed(change())),
    })
    const inclusion = decodeInclusion(calldata)
    if (!inclusion) throw new Error('They are arguments of the verifier')
    expect(await explain({ inclusion })).toMatchObject({
      ...{ stage: 'executed', cause, level, found },
      expected: expect.any(String),
    })
  })

  it('not those of other functions', () => {
    expect(decodeInclusion('0x12345678')).toBeNull()
  })
})
