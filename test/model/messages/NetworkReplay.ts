import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Hash, parseEther, TransactionReceiptNotFoundError } from 'viem'
import { callAdmin } from '../../../ecosystem/test/callAdmin'
import { forgeMessage } from '../../../ecosystem/test/forgeMessage'
import { staker } from '../../../ecosystem/test/staker'
import {
  createStakingEcosystem,
  type StakingEcosystem,
  type StakingOptions,
} from '../../../ecosystem/test/stakingEcosystem'
import type { MessageProof } from '../../../interop'
import type { TraceStep } from '../checker'
import type { State } from './state'
import { type DepositView, isAtRest, type View, viewOf } from './view'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const hour = 3_600_000
/** Delays that prevent stages from starting. */
const held = { seal: hour, commit: hour, prove: hour, execute: hour, import: hour }
/** Timeout of a wait. */
const maxWaitMs = 60_000
const pollMs = 20

const reward = parseEther('1')

/** Performs the actions of the model on a real network, one at a time, and compares the network with the model. */
export class NetworkReplay {
  readonly #directory: string
  #ecosystem: StakingEcosystem | null = null
  /** Rejects if the network fails. */
  #failed: Promise<never> = never
  /** What the network reported since the trace began. */
  #events: string[] = []
  #user = 0
  /** The user's deposits, by chain. */
  readonly #deposits = new Map<number, Hash>()
  /** A genuine message, from which forged ones are derived. */
  #genuine: MessageProof | null = null
  #forged: MessageProof | null = null
  #snapshot: unknown = null
  /** By chain, its head when the model's chain had 0, 1, … transactions. */
  #heads: number[][] = []
  /** The batches before the start of the trace. */
  #base: View['batches'] = []

  /** @param directory - State directory of the network. */
  constructor(directory: string) {
    this.#directory = directory
  }

  async stop(): Promise<void> {
    const ecosystem = this.#ecosystem
    const failed = this.#failed
    this.#ecosystem = null
    this.#failed = never
    if (ecosystem) await this.#bounded('the network to stop', () => ecosystem.stop())
    // Throws if the network failed when nothing was awaited.
    await Promise.race([failed, null])
  }

  /** Starts a trace, with a user without a deposit. */
  async begin(): Promise<void> {
    if (!this.#ecosystem) await this.#startNew()
    this.#events = []
    this.#user++
    this.#deposits.clear()
    this.#forged = null
    this.#snapshot = null
    await this.#settle()
  }

  /** Takes the next step of a trace. Throws if the network does not reach its state. */
  async take({ action, detail, state }: TraceStep<State>): Promise<void> {
    await this.#perform(action, detail)
    // A chain whose node is down, or whose history is being rewritten, reaches the state with a later step.
    if (!isAtRest(state)) return
    const expected = viewOf(state)
    await this.#until(
      `${action}(${detail}) to lead to ${JSON.stringify(expected)}`,
      () => this.#view(),
      (view) => isDeepStrictEqual(view, expected),
    )
    await this.#admin('setPace', held)
    state.chains.forEach(({ transactions }, chain) => {
      this.#heads[chain]?.splice(transactions.length, Infinity, this.#chain(chain).head)
    })
  }

  async #perform(action: string, detail: string): Promise<void> {
    const [first = 0, second = 0] = detail.split(', ').map(Number)
    switch (action) {
      case 'deposit': {
        const { deposit } = this.#staker(this.#user, first)
        this.#deposits.set(first, await this.#bounded('a deposit', deposit))
        return
      }
      case 'mint':
        return this.#mint(detail.endsWith('forged') ? this.#forged : await this.#proof())
      case 'sealBatches':
        await this.#admin('sealBatches')
        return
      case 'commitBatch':
        return this.#begin('commit')
      case 'proveBatch':
        return this.#begin('prove')
      case 'executeBatch':
      case 'refuseBatch':
        return this.#begin('execute')
      case 'importRoots':
        return this.#begin('import')
      case 'forgeRoot':
        return this.#forgeRoot()
      case 'reorg':
        await this.#admin('reorg', this.#chain(first).name, this.#depth(first, second))
        return
      case 'rollback': {
        const { source } = this.#staker(this.#user, first)
        const params = [this.#depth(first, second)]
        await this.#bounded('anvil_rollback', () =>
          source.request<AnyRequest>({ method: 'anvil_rollback', params }),
        )
        return
      }
      case 'crashNode':
        await this.#admin('crashNode', this.#chain(first).name)
        return
      case 'crashLayer':
        await this.#admin('crashNode', this.#running.status().settlementLayer.name)
        return
      case 'restartNetwork':
        await this.stop()
        // Slow enough that no stage starts in the meantime.
        await this.#start({ pace: 'realistic' })
        await this.#admin('setPace', held)
        return
      case 'snapshot':
        this.#snapshot = await this.#admin('snapshot')
        return
      case 'revert':
        await this.#admin('revert', this.#snapshot)
        return
      case 'addChain': {
        const { name } = await this.#bounded('a chain to be added', () => this.#running.addChain())
        await this.#admin('pauseImports', name)
        return this.#settle()
      }
      case 'mineBlock':
      case 'journalBlock':
      case 'rewriteChain':
      case 'restartNode':
      case 'restartLayer':
        // Performed by the network itself.
        return
      default:
        throw new Error(`${action} cannot be replayed`)
    }
  }

  async #startNew(): Promise<void> {
    await this.#start({ stakingChains: 1 })
    // No trace uses this account.
    const { deposit, until, inclusion } = this.#staker(this.#user)
    const hash = await this.#bounded('a deposit', deposit)
    await this.#bounded('the deposit to become verifiable', () => until(hash))
    this.#genuine = await this.#bounded('the proof of the deposit', () => inclusion(hash))
    await this.#admin('setPace', held)
  }

  async #start(options: StakingOptions): Promise<void> {
    let onError: (error: Error) => void = () => {}
    this.#failed = new Promise((_, reject) => {
      onError = reject
    })
    this.#failed.catch(() => {})
    const onEvent = (event: string) => this.#events.push(event)
    this.#ecosystem = await this.#bounded('the network to start', () =>
      createStakingEcosystem({ ...options, state: this.#directory }, { onError, onEvent }),
    )
    // As in the model, only the rewards chain imports roots.
    for (const { name, role } of this.#ecosystem.chains)
      if (role === 'staking') await this.#admin('pauseImports', name)
  }

  /** Settles all blocks so far, so that later ones belong to the trace. */
  async #settle(): Promise<void> {
    const countSealed = () => this.#chains().reduce((count, { sealed }) => count + sealed, 0)
    await this.#admin('setPace', { ...held, commit: 0, prove: 0, execute: 0 })
    let sealed: number
    do {
      sealed = countSealed()
      await this.#admin('sealBatches')
      await this.#until(
        'all batches to be executed',
        () => this.#batches(),
        (batches) => batches.every((chain) => chain.sealed === chain.executed),
      )
    } while (countSealed() > sealed)
    await this.#admin('setPace', held)
    this.#base = this.#batches()
    this.#heads = this.#chains().map(({ head }) => [head])
  }

  /** Starts a stage of pending batches or roots. */
  async #begin(stage: keyof typeof held): Promise<void> {
    await this.#admin('setPace', { ...held, [stage]: 0 })
  }

  async #mint(proof: MessageProof | null): Promise<void> {
    if (!proof) throw new Error('There is no forged root')
    const { mintBy } = this.#staker(this.#user)
    await this.#bounded('a mint', () => mintBy(proof))
  }

  async #proof(): Promise<MessageProof> {
    const [deposit] = this.#deposits
    if (!deposit) throw new Error('There is no deposit')
    const [chain, hash] = deposit
    const { inclusion } = this.#staker(this.#user, chain)
    return this.#bounded('the proof of the deposit', () => inclusion(hash))
  }

  async #forgeRoot(): Promise<void> {
    const genuine = this.#genuine
    if (!genuine) throw new Error('There is no message to forge another from')
    const { account } = this.#staker(this.#user)
    this.#forged = await this.#bounded('the import of a forged root', () =>
      forgeMessage(this.#running, genuine, account),
    )
  }

  async #view(): Promise<View> {
    const { reward: balance, canMint } = this.#staker(this.#user)
    const deposits = await Promise.all(
      this.#chains()
        .slice(0, -1)
        .map((_, chain) => this.#viewDeposit(chain)),
    )
    return {
      batches: this.#batches().map((batches, chain) => {
        const base = this.#base[chain] ?? noBatches
        return {
          sealed: batches.sealed - base.sealed,
          committed: batches.committed - base.committed,
          proven: batches.proven - base.proven,
          executed: batches.executed - base.executed,
        }
      }),
      deposits,
      rewards: Number((await balance()) / reward),
      canMintForged: this.#forged !== null && (await canMint(this.#forged)),
    }
  }

  async #viewDeposit(chain: number): Promise<DepositView> {
    const { source, status, inclusion, canMint } = this.#staker(this.#user, chain)
    const hash = this.#deposits.get(chain)
    const receipt = hash && (await source.getTransactionReceipt({ hash }).catch(nullIfNotFound))
    if (!hash || !receipt) return { isInBlock: false, isVerifiable: false, canMint: false }
    const isVerifiable = (await status(hash)).stage === 'verifiable'
    return {
      isInBlock: true,
      isVerifiable,
      canMint: isVerifiable && (await canMint(await inclusion(hash))),
    }
  }

  #batches(): View['batches'] {
    return this.#chains().map(({ sealed, committed, proven, executed }) => ({
      sealed,
      committed,
      proven,
      executed,
    }))
  }

  /** Status of the chains in the order of the model, where the rewards chain is the last. */
  #chains() {
    const { chains } = this.#running.status()
    const isLast = ({ role }: { role: string | null }) => Number(role === 'rewards')
    return chains.toSorted((one, other) => isLast(one) - isLast(other))
  }

  #chain(index: number) {
    const chain = this.#chains()[index]
    if (!chain) throw new Error(`There is no chain ${index}`)
    return chain
  }

  /** The number of blocks after the first `kept` transactions of the model's chain. */
  #depth(chain: number, kept: number): number {
    const last = this.#heads[chain]?.[kept]
    if (last === undefined) throw new Error(`Chain ${chain} never had ${kept} transactions`)
    return this.#chain(chain).head - last
  }

  get #running(): StakingEcosystem {
    if (!this.#ecosystem) throw new Error('The network is stopped')
    return this.#ecosystem
  }

  #staker(user: number, chain = 0) {
    return staker(this.#running, user, chain)
  }

  #admin(name: Parameters<typeof callAdmin>[1], ...params: unknown[]): Promise<unknown> {
    return this.#bounded(`an answer to ${name}`, () => callAdmin(this.#running, name, ...params))
  }

  /** Polls a value until it is as expected. Failed reads are retried, as nodes may be restarting. */
  async #until<value>(
    what: string,
    read: () => value | Promise<value>,
    isWanted: (value: value) => boolean,
  ): Promise<void> {
    let last: unknown
    const poll = async (signal: AbortSignal) => {
      for (;;) {
        try {
          const value = await read()
          if (isWanted(value)) return
          last = value
        } catch (error) {
          last = String(error)
        }
        await delay(pollMs, undefined, { signal })
      }
    }
    await this.#bounded(what, poll, () => `Last seen: ${JSON.stringify(last)}`)
  }

  /**
   * Waits for `work`, for a minute at most and only until the network fails.
   *
   * @param what - What is awaited, for the error message.
   * @param work - Ends when its signal is aborted, at the latest.
   * @param describe - More for the error message.
   */
  async #bounded<result>(
    what: string,
    work: (signal: AbortSignal) => Promise<result>,
    describe = () => '',
  ): Promise<result> {
    const ended = new AbortController()
    const overdue = delay(maxWaitMs, undefined, { signal: ended.signal }).then(() => {
      throw new Error(`It took longer than ${maxWaitMs / 1_000} s`)
    })
    try {
      return await Promise.race([work(ended.signal), overdue, this.#failed])
    } catch (cause) {
      const lines = [
        `Failed to wait for ${what}: ${cause}`,
        describe(),
        `Status: ${JSON.stringify(this.#ecosystem?.status() ?? null)}`,
        'Events:',
        ...this.#events,
      ]
      throw new Error(lines.join('\n'), { cause })
    } finally {
      ended.abort()
    }
  }
}

const never = new Promise<never>(() => {})

const noBatches: View['batches'][number] = { sealed: 0, committed: 0, proven: 0, executed: 0 }

function nullIfNotFound(error: unknown): null {
  if (error instanceof TransactionReceiptNotFoundError) return null
  throw error
}
