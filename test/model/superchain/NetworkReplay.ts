import { isDeepStrictEqual } from 'node:util'
import {
  type Client,
  concat,
  createPublicClient,
  decodeEventLog,
  encodeFunctionData,
  type Hash,
  type Hex,
  http,
  isAddressEqual,
  keccak256,
  type Log,
  numberToHex,
  parseEther,
  parseGwei,
} from 'viem'
import { type HDAccount, mnemonicToAccount } from 'viem/accounts'
import { sendRawTransaction } from 'viem/actions'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { createSuperchain, type SuperchainEcosystem } from '../../../ecosystem'
import { mnemonic } from '../../../ecosystem/config/accounts'
import { eventually } from '../../../ecosystem/test/eventually'
import {
  encodeAccessList,
  type MessageIdentifier,
  superchainAddresses,
} from '../../../interop/superchain'
import { logger } from '../../superchain/contracts'
import { type Identifier, initialState, logsOf, type State } from './state'
import { type ReplayStep, replayBounds } from './traces'
import { positionOf, type View, viewOf } from './view'

const inbox = superchainAddresses.crossL2Inbox
const loggerAddress = '0x00000000000000000000000000000000000000b1'

const firstId = 901

const rollbackMs = 60_000

/** The first accounts are those of the nodes. */
const firstAccount = 20

/** A transaction of the trace on the network. */
type Entry = {
  /** Of the log that it emits. */
  id: MessageIdentifier
  payload: Hex
  /** The log that it executes. */
  executes: MessageIdentifier | null
}

/** Performs the actions of the model on a real network, one at a time, and compares the network with the model. */
export class NetworkReplay {
  readonly #directory: string
  readonly #accounts: readonly HDAccount[]
  #network: SuperchainEcosystem<readonly Client[]> | null = null
  readonly #events: string[] = []
  /** Number of accounts that were used: each sends one transaction, so that none depends on another by its nonce. */
  #used = 0
  #before: State = initialState(replayBounds)
  /** By chain, the last block before the trace. */
  #bases: bigint[] = []

  /**
   * @param directory - State directory of the network.
   * @param transactions - The maximum number of transactions.
   */
  constructor(directory: string, transactions: number) {
    this.#directory = directory
    this.#accounts = Array.from({ length: transactions }, (_, index) =>
      mnemonicToAccount(mnemonic, { addressIndex: firstAccount + index }),
    )
  }

  async stop(): Promise<void> {
    const network = this.#network
    this.#network = null
    await network?.stop()
  }

  /** Starts a trace. */
  async begin(): Promise<void> {
    if (!this.#network) await this.#startNetwork()
    this.#before = initialState(replayBounds)
    this.#bases = await Promise.all(this.#clients().map((client) => client.getBlockNumber()))
  }

  /** Takes the next step of a trace. Throws if the network does not reach its state. */
  async take({ actions, state }: ReplayStep): Promise<void> {
    const entries = await this.#read()
    const [action] = actions
    if (action && (action.name === 'send' || action.name === 'admit'))
      await this.#sendTogether(actions, entries)
    else if (action) await this.#perform(action, entries, viewOf(state))
    const what = actions.map(({ name, detail }) => `${name}(${detail})`).join(', ')
    await this.#expectView(what, viewOf(state))
    this.#before = state
  }

  /** Sends transactions to a chain, which includes them in one block. */
  async #sendTogether(actions: ReplayStep['actions'], entries: readonly Entry[][]): Promise<void> {
    const chain = chainOf(actions[0]?.detail ?? '')
    const client = this.#client(chain)
    await this.#rpc(chain, 'evm_setAutomine', [false])
    const hashes: Hash[] = []
    for (const { name, detail } of actions)
      hashes.push(
        await client.sendRawTransaction({
          serializedTransaction:
            name === 'send'
              ? await this.#sign(chain, { to: loggerAddress, data: this.#nextPayload() })
              : await this.#signExecution(chain, detail, entries),
        }),
      )
    await this.#rpc(chain, 'evm_mine', [])
    await this.#rpc(chain, 'evm_setAutomine', [true])
    await Promise.all(hashes.map((hash) => client.waitForTransactionReceipt({ hash })))
  }

  async #perform(
    { name, detail }: ReplayStep['actions'][number],
    entries: readonly Entry[][],
    expected: View,
  ): Promise<void> {
    const chain = chainOf(detail)
    switch (name) {
      case 'bypass': {
        const length = (views: readonly { length: number }[]) => views[chain]?.length ?? 0
        const raw = await this.#signExecution(chain, detail, entries)
        return this.#bypass(chain, raw, length(expected) > length(entries))
      }
      case 'rollback':
        return this.#dropBlocks(detail, entries, async (depth) => {
          await this.#rpc(chain, 'anvil_rollback', [depth])
        })
      case 'reorg':
        return this.#dropBlocks(detail, entries, async (depth) => {
          await this.#running.reorg({ chain: firstId + chain, depth })
        })
      case 'crash':
        await this.stop()
        return this.#startNetwork()
      default:
        throw new Error(`${name} cannot be replayed`)
    }
  }

  async #startNetwork(): Promise<void> {
    const accounts = this.#accounts.map(({ address }) => ({
      address,
      balance: parseEther('1').toString(),
    }))
    const network = await createSuperchain(
      {
        chains: Array.from({ length: replayBounds.chains }, (_, index) => ({
          ...{ name: `op${index + 1}`, id: firstId + index, port: 9545 + index, accounts },
        })),
        state: this.#directory,
        // Clients of the nodes, which check nothing.
        onReady: async ({ chains }) => chains.map(({ client }) => client),
      },
      { onEvent: (text) => this.#events.push(text) },
    )
    this.#network = network
    await network.setPace({ pace: { relay: 0, safe: 3_600_000, finalize: 3_600_000 } })
    for (const [index] of network.chains.entries())
      await this.#rpc(index, 'anvil_setCode', [loggerAddress, logger])
  }

  /** Sends a transaction that its node does not check; resolves once it was audited. */
  async #bypass(chain: number, serializedTransaction: Hex, isKept: boolean): Promise<void> {
    const node = this.#running.manifest[chain]
    if (!node) throw new Error(`There is no node ${chain}`)
    const hash = await sendRawTransaction(node, { serializedTransaction })
    if (isKept) await this.#client(chain).waitForTransactionReceipt({ hash })
    else
      await eventually(() => {
        if (!this.#events.some((text) => text.includes(`without transaction ${hash}`)))
          throw new Error(`${hash} was not found to be invalid`)
      })
  }

  /** Drops the blocks that correspond to the last ones of the model's chain. */
  async #dropBlocks(
    detail: string,
    entries: readonly Entry[][],
    drop: (depth: number) => Promise<void>,
  ): Promise<void> {
    const [chain = 0, kept = 0] = numbersOf(detail)
    const count = this.#logs(chain, kept).length
    const first = entries[chain]?.[count]?.id.blockNumber
    // The model drops blocks that were emptied.
    if (first === undefined) return
    const head = await this.#client(chain).getBlockNumber()
    await drop(Number(head - first) + 1)
  }

  async #signExecution(chain: number, detail: string, entries: readonly Entry[][]): Promise<Hex> {
    const [, from = 0, block = 0, index = 0, time = 0] = numbersOf(detail)
    const log: Identifier = [from, block, index, time, 'sent']
    const { id, payload } =
      entries[from]?.[positionOf(this.#before, log)] ?? (await this.#nextLog(from))
    const data = encodeFunctionData({
      ...{ abi: crossL2InboxAbi, functionName: 'validateMessage' },
      args: [id, keccak256(payload)],
    })
    return this.#sign(chain, { to: inbox, data, accessList: encodeAccessList(id, payload) })
  }

  /** A log that the next block of a chain may have. */
  async #nextLog(chain: number): Promise<Pick<Entry, 'id' | 'payload'>> {
    const { number, timestamp } = await this.#client(chain).getBlock({ blockTag: 'pending' })
    return {
      id: {
        ...{ origin: loggerAddress, blockNumber: number ?? 0n, logIndex: 0n },
        ...{ timestamp, chainId: BigInt(firstId + chain) },
      },
      payload: '0x',
    }
  }

  /** Differs for each log, so that none is mistaken for another. */
  #nextPayload(): Hex {
    return numberToHex(this.#used, { size: 32 })
  }

  #sign(
    chain: number,
    transaction: { to: Hex; data: Hex; accessList?: ReturnType<typeof encodeAccessList> },
  ): Promise<Hex> {
    const account = this.#accounts[this.#used++]
    if (!account) throw new Error('There are too few accounts')
    return account.signTransaction({
      ...{ ...transaction, type: 'eip1559', chainId: firstId + chain, nonce: 0, gas: 200_000n },
      ...{ maxFeePerGas: parseGwei('100'), maxPriorityFeePerGas: 0n },
    })
  }

  /** By chain, the transactions of the trace, in order. */
  #read(): Promise<Entry[][]> {
    return Promise.all(
      this.#clients().map(async (client, chain) => {
        const base = this.#bases[chain] ?? 0n
        const logs = await client.getLogs({
          address: [inbox, loggerAddress],
          // There may be no later block.
          fromBlock: base,
        })
        return logs
          .filter(({ blockNumber }) => blockNumber > base)
          .map(
            (log): Entry => ({
              id: {
                ...{ origin: log.address, blockNumber: log.blockNumber },
                ...{ logIndex: BigInt(log.logIndex), timestamp: log.blockTimestamp ?? 0n },
                chainId: BigInt(firstId + chain),
              },
              payload: concat([...log.topics, log.data]),
              executes: executedBy(log),
            }),
          )
      }),
    )
  }

  async #view(): Promise<View> {
    const entries = await this.#read()
    return entries.map((chain) =>
      chain.map(({ executes }): View[number][number] => {
        if (!executes) return null
        const source = Number(executes.chainId) - firstId
        const position = (entries[source] ?? []).findIndex(({ id }) => isSameLog(id, executes))
        return [source, position]
      }),
    )
  }

  async #expectView(what: string, expected: View): Promise<void> {
    await eventually(async () => {
      const view = await this.#view()
      if (!isDeepStrictEqual(view, expected))
        throw new Error(
          [
            `${what} was to lead to ${JSON.stringify(expected)},`,
            `but led to ${JSON.stringify(view)}.`,
            ...this.#events.slice(-20),
          ].join('\n'),
        )
    })
  }

  /** The logs of the model's chain in its first `count` blocks. */
  #logs(index: number, count: number): Identifier[] {
    const chain = this.#before.chains[index]
    return chain ? logsOf(chain, index, count) : []
  }

  get #running() {
    if (!this.#network) throw new Error('The network is stopped')
    return this.#network
  }

  #clients() {
    return this.#running.chains.map((_, index) => this.#client(index))
  }

  #client(index: number) {
    // A rollback may restart the node, which takes its time if there are many accounts.
    const transport = http(this.#running.chains[index]?.rpcUrl, { timeout: rollbackMs })
    return createPublicClient({ transport, cacheTime: 0, pollingInterval: 20 })
  }

  #rpc(index: number, method: string, params: unknown[]): Promise<unknown> {
    return this.#client(index).request<{
      Method: string
      Parameters: unknown[]
      ReturnType: unknown
    }>({ method, params }, { retryCount: 0 })
  }
}

const numbersOf = (detail: string) => [...detail.matchAll(/\d+/g)].map(Number)

/** The chain of a step, which its detail begins with. */
const chainOf = (detail: string) => numbersOf(detail)[0] ?? 0

function executedBy({ address, topics, data }: Log): MessageIdentifier | null {
  if (!isAddressEqual(address, inbox)) return null
  return decodeEventLog({ abi: crossL2InboxAbi, eventName: 'ExecutingMessage', topics, data }).args
    .id
}

const isSameLog = (one: MessageIdentifier, other: MessageIdentifier) =>
  isAddressEqual(one.origin, other.origin) &&
  isDeepStrictEqual({ ...one, origin: null }, { ...other, origin: null })
