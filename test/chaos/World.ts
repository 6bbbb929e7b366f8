import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import {
  createClient,
  type Hash,
  type Hex,
  http,
  keccak256,
  numberToHex,
  publicActions,
  stringToHex,
  type TransactionReceipt,
} from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import type { ManifestChain, StakingChain, StakingManifest } from '../../deployments/manifest'
import { adminPrefix } from '../../ecosystem/admin/adminTransport'
import type { commonMethods } from '../../ecosystem/admin/methods'
import { type History, isOwed, newHistory, type Write } from './model'
import type { NetworkProcess } from './NetworkProcess'

const requestTimeoutMs = 5_000
/** Timeout of commands that affect several chains. */
const adminTimeoutMs = 30_000
const retryMs = 60
const hashPattern = /0x[0-9a-f]{64}/gi

export type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

export type ChaosClient = ReturnType<typeof connect>

/** A deposit that has not been rewarded yet. */
export type Deposit = {
  write: Write
  account: PrivateKeyAccount
  chain: StakingChain
}

/** State set by a developer method, and how to read it. */
export type Setting = {
  write: Write
  /** The expected value, if it was ever set. */
  expected: string
  read: () => Promise<string>
}

export type Snapshot = { id: Hex; requestedAt: number; incarnation: number }

/** The context of actions: a network, its clients, and what it has acknowledged to them. */
export class World {
  readonly network: NetworkProcess
  readonly history: History = newHistory()
  readonly deposits: Deposit[] = []
  readonly settings: Setting[] = []
  snapshots: Snapshot[] = []
  readonly #seed: number
  readonly #clients = new Map<string, ChaosClient>()
  #accounts = 0
  #signal = AbortSignal.abort()

  constructor({ network, seed }: { network: NetworkProcess; seed: number }) {
    this.network = network
    this.#seed = seed
  }

  /** Aborts retries. */
  get signal(): AbortSignal {
    return this.#signal
  }

  set signal(signal: AbortSignal) {
    setMaxListeners(0, signal)
    this.#signal = signal
  }

  get manifest(): StakingManifest {
    return this.network.manifest
  }

  get chains(): readonly ManifestChain[] {
    const { stakingChains, rewardsChain } = this.manifest
    return [...stakingChains, rewardsChain]
  }

  chain(name: string): ManifestChain {
    const found = this.chains.find((chain) => chain.name === name)
    if (!found) throw new Error(`There is no chain ${name}`)
    return found
  }

  stakingChain(index: number): StakingChain {
    const { stakingChains } = this.manifest
    const found = stakingChains[index % stakingChains.length]
    if (!found) throw new Error('There is no staking chain')
    return found
  }

  client({ rpcUrl }: ManifestChain): ChaosClient {
    const client = this.#clients.get(rpcUrl) ?? connect(rpcUrl, requestTimeoutMs)
    this.#clients.set(rpcUrl, client)
    return client
  }

  /** Calls a developer method. */
  developer(chain: ManifestChain, method: string, params: readonly unknown[]): Promise<unknown> {
    return this.client(chain).request<AnyRequest>({ method, params })
  }

  admin(name: keyof typeof commonMethods, ...params: unknown[]): Promise<unknown> {
    return this.callAdmin(name, params)
  }

  /** A new account, deterministic for a seed. */
  newAccount(): PrivateKeyAccount {
    return privateKeyToAccount(
      keccak256(stringToHex(`chaos ${this.#seed} account ${this.#accounts++}`)),
    )
  }

  isOwed(write: Write): boolean {
    return isOwed(write, this.history)
  }

  /** Everything that has to be in a block, if it is owed. */
  get transactions(): readonly Write[] {
    return this.deposits.map(({ write }) => write)
  }

  /** What the network says of itself, for a report. */
  async describe(): Promise<string> {
    const status = await this.callAdmin('getStatus', []).catch((error: Error) => error.message)
    return JSON.stringify(status)
  }

  protected callAdmin(name: string, params: readonly unknown[]): Promise<unknown> {
    const { adminUrl } = this.manifest
    if (adminUrl === undefined) throw new Error('The network has no admin endpoint')
    return connect(adminUrl, adminTimeoutMs).request<AnyRequest>({
      method: `${adminPrefix}${name}`,
      params,
    })
  }

  /** Records transactions that the network has reported as dropped. */
  readReport(text: string): void {
    for (const [hash] of text.matchAll(hashPattern)) this.history.reported.add(hash.toLowerCase())
  }

  /** Retries until it succeeds, since nodes are killed. */
  async persist<result>(attempt: () => Promise<result>): Promise<result> {
    for (;;) {
      this.#signal.throwIfAborted()
      try {
        return await attempt()
      } catch {
        await this.pause()
      }
    }
  }

  async pause(): Promise<void> {
    await delay(retryMs, undefined, { signal: this.#signal })
  }

  /** Waits, even after the end of the schedule. */
  async wait(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#signal })
  }

  /** Funds an account without a balance. */
  async fund(chain: ManifestChain, { address }: PrivateKeyAccount, wei: bigint): Promise<void> {
    if ((await this.client(chain).getBalance({ address })) < wei)
      await this.developer(chain, 'anvil_setBalance', [address, numberToHex(2n * wei)])
  }

  /**
   * Sends a transaction and waits for its receipt. An accepted transaction is resubmitted only once the network no longer
   * guarantees it.
   *
   * @param send - Sends the same transaction each time; resolves to its hash.
   */
  async send(
    chain: ManifestChain,
    write: Write,
    send: () => Promise<Hash>,
  ): Promise<TransactionReceipt> {
    for (;;) {
      this.#signal.throwIfAborted()
      if (!this.isOwed(write)) {
        const from = performance.now()
        try {
          write.hash = await send()
          write.accepted = { from, to: performance.now() }
        } catch {
          // It may have been accepted nevertheless.
        }
      }
      if (write.hash !== null) {
        const from = performance.now()
        const receipt = await this.client(chain)
          .getTransactionReceipt({ hash: write.hash })
          .catch(() => null)
        if (receipt) {
          write.confirmed = { from, to: performance.now() }
          return receipt
        }
      }
      await this.pause()
    }
  }

  /** Performs a write that is complete once acknowledged; without retries, as its outcome would be unknown. */
  async confirm(write: Write, request: () => Promise<unknown>): Promise<void> {
    const from = performance.now()
    await request()
    write.confirmed = { from, to: performance.now() }
  }

  /**
   * Requests a rollback.
   *
   * @param isRejection - Whether a response means that nothing was changed.
   */
  async rollBack(
    { keptUntil, chainId }: Pick<History['rollbacks'][number], 'keptUntil' | 'chainId'>,
    request: () => Promise<unknown>,
    isRejection: (answer: unknown) => boolean,
  ): Promise<void> {
    const { rollbacks } = this.history
    const rollback = { keptUntil, chainId, endedAt: Infinity, isUnreported: true }
    rollbacks.push(rollback)
    const answer = await request().catch((error: unknown) => error)
    rollback.endedAt = performance.now()
    rollback.isUnreported = answer instanceof Error
    if (isRejection(answer)) rollbacks.splice(rollbacks.indexOf(rollback), 1)
    if (answer instanceof Error) throw answer
  }
}

function connect(rpcUrl: string, timeout: number) {
  return createClient({ transport: http(rpcUrl, { retryCount: 0, timeout }) }).extend(publicActions)
}
