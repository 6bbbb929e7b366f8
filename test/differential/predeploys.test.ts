import fc from 'fast-check'
import {
  type AccessList,
  type Address,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  numberToHex,
  slice,
  toEventSelector,
  toFunctionSelector,
  toHex,
  zeroAddress,
} from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  crossL2InboxAbi,
  ethLiquidityAbi,
  l2ToL2CrossDomainMessengerAbi,
  superchainETHBridgeAbi,
} from '../../contracts/abi'
import { superchainAddresses } from '../../contracts/superchain/addresses'
import type { EvmNode } from '../../ecosystem/anvil/startNode'
import { checksum } from '../../interop/superchain/codec/checksum'
import { sentMessagePayload } from '../../interop/superchain/codec/sentMessagePayload'
import { ownPredeploys, type Predeploys, publishedPredeploys } from '../superchain/predeploys'
import { startChains } from '../superchain/startChains'

/** How many sequences of transactions are tried. A heavy run takes many more. */
const sequences = Number(process.env.DIFFERENTIAL_SEQUENCES ?? 100)

const chainId = 902n
const published = publishedPredeploys()
const { crossL2Inbox, l2ToL2CrossDomainMessenger, superchainETHBridge, ethLiquidity } =
  superchainAddresses
const account = (number: number): Address => getAddress(numberToHex(number, { size: 20 }))
const gas = numberToHex(2_000_000)

/** Targets of messages, by their code. */
const targets = {
  /** Returns its calldata. */
  echo: { address: account(0xec40), code: '0x365f5f37365ff3' },
  /** Reverts with its calldata. */
  refuse: { address: account(0x4ef5), code: '0x365f5f37365ffd' },
  /** Calls the messenger with its calldata, and returns or reverts with the result. */
  callBack: {
    address: account(0xca11),
    code: `0x365f5f375f5f365f5f73${l2ToL2CrossDomainMessenger.slice(2)}5af13d5f5f3e602a573d5ffd5b3d5ff3`,
  },
  /** Consumes all gas. */
  burn: { address: account(0xb042), code: '0x5b5f56' },
  noCode: { address: account(0x40c0), code: '0x' },
} satisfies Record<string, { address: Address; code: Hex }>

const sender = account(0x5e4d)
const senders = [sender, l2ToL2CrossDomainMessenger, superchainETHBridge]

const oneOf = <value>(...values: value[]) => fc.constantFrom(...values)

const numbers = oneOf(
  0n,
  1n,
  5n,
  chainId,
  901n,
  2n ** 32n,
  2n ** 64n - 1n,
  2n ** 64n,
  2n ** 256n - 1n,
)
const chainIds = oneOf(901n, 901n, 901n, 903n, chainId, 2n ** 64n + 1n)
const nonces = oneOf(0n, 0n, 1n, 2n)
const callsOfMessenger = oneOf<Hex>(
  ...(['crossDomainMessageContext', 'crossDomainMessageSender', 'messageNonce'] as const).map(
    (functionName) => encodeFunctionData({ abi: l2ToL2CrossDomainMessengerAbi, functionName }),
  ),
  encodeFunctionData({
    abi: l2ToL2CrossDomainMessengerAbi,
    functionName: 'sendMessage',
    args: [901n, sender, '0x01'],
  }),
  encodeFunctionData({
    abi: l2ToL2CrossDomainMessengerAbi,
    functionName: 'relayMessage',
    args: [{ origin: sender, blockNumber: 0n, logIndex: 0n, timestamp: 0n, chainId: 0n }, '0x'],
  }),
)
const callsOfBridge = fc
  .tuple(oneOf(targets.refuse.address, targets.echo.address, sender), oneOf(0n, 5n, 2n ** 200n))
  .map(([to, amount]) =>
    encodeFunctionData({
      abi: superchainETHBridgeAbi,
      functionName: 'relayETH',
      args: [sender, to, amount],
    }),
  )
const messages: fc.Arbitrary<Hex> = fc.oneof(
  oneOf<Hex>('0x', '0xc0ffee'),
  callsOfMessenger,
  callsOfBridge,
  fc.uint8Array({ maxLength: 100 }).map((bytes) => toHex(bytes)),
)
const targetAddresses = oneOf(
  ...Object.values(targets).map(({ address }) => address),
  ...Object.values(superchainAddresses),
)
/** What a message calls. */
const calls: fc.Arbitrary<{ target: Address; message: Hex }> = fc.oneof(
  fc.record({ target: targetAddresses, message: messages }),
  callsOfMessenger.map((message) => ({ target: targets.callBack.address, message })),
  callsOfBridge.map((message) => ({ target: superchainETHBridge, message })),
)
const messageSenders = oneOf<Address>(sender, superchainETHBridge)

const recipients = oneOf<Address>(zeroAddress, sender, targets.refuse.address)

const ids = fc.record({
  origin: oneOf<Address>(
    ...[l2ToL2CrossDomainMessenger, l2ToL2CrossDomainMessenger, l2ToL2CrossDomainMessenger],
    sender,
  ),
  blockNumber: oneOf(1n, 1n, 1n, 2n, 2n ** 64n - 1n, 2n ** 64n),
  logIndex: oneOf(0n, 0n, 0n, 1n, 2n ** 32n - 1n, 2n ** 32n),
  timestamp: oneOf(1_750_000_003n, 1_750_000_003n, 2n ** 64n),
  chainId: chainIds,
})

/** A payload of the messenger, or one that differs. */
const payloads: fc.Arbitrary<Hex> = fc
  .tuple(
    fc
      .tuple(oneOf(chainId, chainId, chainId, 901n), nonces, messageSenders, calls)
      .map(([destination, nonce, from, call]) => ({
        ...{ destination, source: 901n, nonce, sender: from },
        ...call,
      })),
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.nat(300) },
      // In the topic, or anywhere.
      { weight: 1, arbitrary: fc.tuple(fc.nat(31), fc.nat(255)) },
      { weight: 1, arbitrary: fc.tuple(fc.nat(255), fc.nat(255)) },
    ),
  )
  .map(([sent, change]) => {
    const payload = sentMessagePayload(sent)
    if (change === undefined) return payload
    if (typeof change === 'number') return change === 0 ? '0x' : slice(payload, 0, change)
    const [at, byte] = change
    const position = 2 + 2 * (at % ((payload.length - 2) / 2))
    const replaced = numberToHex(byte, { size: 1 }).slice(2)
    return concat([
      `0x${payload.slice(2, position)}`,
      `0x${replaced}${payload.slice(position + 2)}`,
    ])
  })

type Step = { from: Address; to: Address; data: Hex; value: bigint; accessList: AccessList }

function keysOf(id: Parameters<typeof checksum>[0], hash: Hex): Hex[] {
  try {
    return [checksum(id, hash)]
  } catch {
    return []
  }
}

const executing = fc
  .tuple(ids, payloads, fc.nat(9), fc.boolean(), oneOf(0n, 0n, 0n, 1n))
  .map(([id, payload, declared, relays, value]) => {
    const hash = keccak256(payload)
    // One in ten declares nothing.
    const storageKeys = declared === 0 ? [] : keysOf(id, hash)
    const accessList = [{ address: crossL2Inbox, storageKeys }]
    return relays
      ? {
          ...{ to: l2ToL2CrossDomainMessenger, value, accessList },
          data: encodeFunctionData({
            abi: l2ToL2CrossDomainMessengerAbi,
            functionName: 'relayMessage',
            args: [id, payload],
          }),
        }
      : {
          ...{ to: crossL2Inbox, value, accessList },
          data: encodeFunctionData({
            abi: crossL2InboxAbi,
            functionName: 'validateMessage',
            args: [id, hash],
          }),
        }
  })

const plain = fc
  .tuple(
    fc.oneof(
      fc.tuple(numbers, targetAddresses, messages).map((args) => ({
        to: l2ToL2CrossDomainMessenger,
        data: encodeFunctionData({
          abi: l2ToL2CrossDomainMessengerAbi,
          functionName: 'sendMessage',
          args,
        }),
      })),
      fc.tuple(numbers, nonces, messageSenders, targetAddresses, messages).map((args) => ({
        to: l2ToL2CrossDomainMessenger,
        data: encodeFunctionData({
          abi: l2ToL2CrossDomainMessengerAbi,
          functionName: 'resendMessage',
          args,
        }),
      })),
      fc.tuple(recipients, numbers).map((args) => ({
        to: superchainETHBridge,
        data: encodeFunctionData({ abi: superchainETHBridgeAbi, functionName: 'sendETH', args }),
      })),
      fc.tuple(messageSenders, targetAddresses, numbers).map((args) => ({
        to: superchainETHBridge,
        data: encodeFunctionData({ abi: superchainETHBridgeAbi, functionName: 'relayETH', args }),
      })),
      oneOf('burn' as const, 'fund' as const).map((functionName) => ({
        to: ethLiquidity,
        data: encodeFunctionData({ abi: ethLiquidityAbi, functionName }),
      })),
      numbers.map((amount) => ({
        to: ethLiquidity,
        data: encodeFunctionData({ abi: ethLiquidityAbi, functionName: 'mint', args: [amount] }),
      })),
      fc.tuple(ids, numbers).map(([id, word]) => ({
        to: crossL2Inbox,
        data: encodeFunctionData({
          abi: crossL2InboxAbi,
          functionName: 'calculateChecksum',
          args: [id, numberToHex(word, { size: 32 })],
        }),
      })),
      // Anything: unknown functions, cut calldata, plain transfers.
      fc.tuple(oneOf(...Object.values(superchainAddresses)), messages).map(([to, data]) => ({
        to,
        data,
      })),
    ),
    oneOf(0n, 0n, 5n),
  )
  .map(([call, value]) => ({ ...call, value, accessList: [] }))

const step: fc.Arbitrary<Step> = fc
  .tuple(fc.oneof(executing, plain), oneOf(...[sender, sender, sender], ...senders))
  .map(([call, from]) => ({ from, ...call }))

/** A message that is sent, and sent again. */
const resending: fc.Arbitrary<Step[]> = fc
  .tuple(targetAddresses, nonces, messages)
  .map(([target, nonce, message]) => {
    const abi = l2ToL2CrossDomainMessengerAbi
    const sent = encodeFunctionData({
      abi,
      functionName: 'sendMessage',
      args: [901n, target, message],
    })
    const resent = encodeFunctionData({
      abi,
      functionName: 'resendMessage',
      args: [901n, nonce, sender, target, message],
    })
    const to = l2ToL2CrossDomainMessenger
    return [sent, resent].map((data) => ({ from: sender, to, data, value: 0n, accessList: [] }))
  })

const sequence: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: step.map((once) => [once]) },
      { weight: 1, arbitrary: step.map((twice) => [twice, twice]) },
      { weight: 1, arbitrary: resending },
    ),
    { minLength: 3, maxLength: 15 },
  )
  .map((parts) => parts.flat())

const revertSchema = z
  .object({ data: z.string().optional() })
  .transform(({ data }) => ({ reverted: data ?? 'no data' }))

const receiptSchema = z.object({
  status: z.string(),
  logs: z.array(
    z.object({
      address: z.string(),
      topics: z.array(z.string()),
      data: z.string(),
      logIndex: z.string(),
    }),
  ),
})

/** Errors and events of all contracts, which the sequences have to reach. */
const outcomes = [
  crossL2InboxAbi,
  l2ToL2CrossDomainMessengerAbi,
  superchainETHBridgeAbi,
  ethLiquidityAbi,
].flatMap((abi) =>
  abi.flatMap((item): Hex[] => {
    if (item.type === 'error') return [toFunctionSelector(`${item.name}()`)]
    return item.type === 'event' ? [toEventSelector(item)] : []
  }),
)

/** A chain on which a transaction can come from any account. */
class Chain {
  readonly #node: EvmNode

  constructor(node: EvmNode) {
    this.#node = node
  }

  async prepare(): Promise<void> {
    for (const { address, code } of Object.values(targets))
      await this.#request('anvil_setCode', [address, code])
    await this.#request('anvil_autoImpersonateAccount', [true])
    for (const address of senders)
      await this.#request('anvil_setBalance', [address, numberToHex(10n ** 30n)])
    await this.#request('anvil_setBalance', [ethLiquidity, numberToHex(2n ** 128n - 1n)])
  }

  snapshot = () => this.#request('evm_snapshot', [])
  revert = (id: unknown) => this.#request('evm_revert', [id])

  /** What a transaction returns or reverts with, what it emits, and what it leaves. */
  async run({ value, ...step }: Step) {
    const transaction = { ...step, value: numberToHex(value), gas, gasPrice: '0x0' }
    const result = await this.#request('eth_call', [transaction, 'latest']).then(
      (returned) => ({ returned, reverted: undefined }),
      (error: unknown) => ({ returned: undefined, ...revertSchema.parse(error) }),
    )
    // Balances are compared, and gas costs differ.
    await this.#request('anvil_setNextBlockBaseFeePerGas', ['0x0'])
    const receipt = await this.#request('eth_sendTransactionSync', [transaction])
    return { ...result, receipt: receiptSchema.parse(receipt), state: await this.#state() }
  }

  /** The first storage slots of the messenger, and the balances. */
  async #state(): Promise<unknown> {
    const slots = [
      numberToHex(1, { size: 32 }),
      ...[0n, 1n, 2n].map((nonce) =>
        keccak256(encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [nonce, 2n])),
      ),
    ]
    const words = slots.map((slot) =>
      this.#request('eth_getStorageAt', [l2ToL2CrossDomainMessenger, slot, 'latest']),
    )
    const balances = [
      ...Object.values(targets).map(({ address }) => address),
      ...[superchainETHBridge, ethLiquidity],
    ].map((address) => this.#request('eth_getBalance', [address, 'latest']))
    return Promise.all([...words, ...balances])
  }

  #request(method: string, params: unknown[]): Promise<unknown> {
    return this.#node.client.transport.request({ method, params })
  }
}

describe.skipIf(!published)('Our predeploys and those of the package supersim', () => {
  let nodes: EvmNode[]
  let chains: Chain[]

  beforeAll(async () => {
    const start = (predeploys: Predeploys | null) => startChains([Number(chainId)], predeploys)
    nodes = (await Promise.all([ownPredeploys(), published].map(start))).flat()
    chains = nodes.map((node) => new Chain(node))
    for (const chain of chains) await chain.prepare()
  })

  afterAll(async () => {
    for (const node of nodes) await node.stop()
  })

  it(`behave the same in ${sequences} random sequences of transactions`, async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        const snapshots = await Promise.all(chains.map((chain) => chain.snapshot()))
        for (const step of steps) {
          const [ours, theirs] = await Promise.all(chains.map((chain) => chain.run(step)))
          expect(ours).toEqual(theirs)
          if (ours?.reverted) seen.add(ours.reverted)
          for (const { topics } of ours?.receipt.logs ?? []) seen.add(topics[0] ?? '')
        }
        await Promise.all(chains.map((chain, index) => chain.revert(snapshots[index])))
      }),
      { numRuns: sequences },
    )
    expect(outcomes.filter((outcome) => !seen.has(outcome))).toEqual([])
  }, 3_600_000)
})
