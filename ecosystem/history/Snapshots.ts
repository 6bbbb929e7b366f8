import { type Hex, numberToHex } from 'viem'
import { z } from 'zod'
import { requestNode } from '../anvil/requestNode'
import type { JournalPosition } from '../journal/JournalTree'
import * as schemas from '../jsonrpc/schemas'
import { quiesceAll } from '../node/quiesceAll'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { HistoryContext } from './HistoryContext'

type SnapshotContext = Omit<HistoryContext<NetworkChain>, 'protocol'>

type ChainSnapshot = {
  chain: NetworkChain
  position: JournalPosition
  unpin: () => void
  /** The node's own snapshot, until it restarts: reverting to it is faster than restarting the node. */
  node: { snapshot: Hex; incarnation: number }
}

type Snapshot = { id: Hex; chains: readonly ChainSnapshot[] }

/** Snapshots of all chains: none can be reverted alone. */
export class Snapshots {
  readonly #context: SnapshotContext
  #snapshots: Snapshot[] = []
  #count = 0

  constructor(context: SnapshotContext) {
    this.#context = context
  }

  /** Takes a snapshot; returns its id. */
  async take(): Promise<Hex> {
    const { chains, lock, signal } = this.#context
    const nodes = chains.map(({ node }) => node)
    const positions = await lock.exclusive(() =>
      retryAcrossRestarts(nodes, signal, () =>
        quiesceAll(nodes, (quiet) =>
          Promise.all(
            quiet.map(async ({ call, position }) => ({
              position,
              snapshot: schemas.hex.parse(await call('evm_snapshot', [])),
            })),
          ),
        ),
      ),
    )
    this.#count++
    const id = numberToHex(this.#count)
    const taken = chains.flatMap((chain, index) => {
      const at = positions[index]
      if (!at) return []
      const { position, snapshot } = at
      const unpin = chain.node.journal.pin(position)
      return [{ chain, position, unpin, node: { snapshot, incarnation: chain.node.incarnation } }]
    })
    this.#snapshots.push({ id, chains: taken })
    return id
  }

  /**
   * Reverts all chains to a snapshot, which consumes it and all later ones.
   *
   * @returns Whether the snapshot exists.
   * @throws If a chain was added since; then nothing has changed.
   */
  async revert(id: Hex): Promise<boolean> {
    const index = this.#snapshots.findIndex((snapshot) => BigInt(snapshot.id) === BigInt(id))
    const found = this.#snapshots[index]
    if (!found) return false
    if (found.chains.length !== this.#context.chains.length)
      throw new Error(`Cannot revert to snapshot ${id}: a chain was added after it was taken.`)
    await this.#context.withProtocolStopped(() => this.#revert(found))
    for (const { chains } of this.#snapshots.splice(index)) for (const { unpin } of chains) unpin()
    return true
  }

  async #revert({ id, chains }: Snapshot): Promise<void> {
    const { signal } = this.#context
    const nodes = chains.map(({ chain }) => chain.node)
    let isCommitted = false
    await retryAcrossRestarts(nodes, signal, () =>
      quiesceAll(nodes, async (quiet) => {
        if (isCommitted) return
        const rollbacks = chains.map(
          ({ chain: { config, node }, position, ...snapshot }, index) => {
            const quietNode = quiet[index]
            const plan = quietNode?.planRollbackTo(position)
            if (!quietNode || !plan)
              throw new Error(`Snapshot ${id} is no longer available on ${config.name}.`)
            const inPlace = (address: string) => {
              if (node.incarnation !== snapshot.node.incarnation)
                throw new Error('The node was restarted')
              return revertNode(address, snapshot.node.snapshot)
            }
            const to = { chainId: config.id, to: position }
            return { node, quietNode, plan, inPlace, to }
          },
        )
        const [first, ...others] = rollbacks
        if (!first) return
        // The entry in the first chain's journal commits the revert of all chains, even if this program ends now.
        const followUp = { replay: [], others: others.map(({ to }) => to) }
        const { plan, inPlace } = first
        await first.quietNode.rollBack({ plan, inPlace, followUp, signal })
        isCommitted = true
        await Promise.all(
          others.map(({ node, quietNode, plan, inPlace }) =>
            retryAcrossRestarts([node], signal, () =>
              quietNode.rollBack({ plan, inPlace, followUp: { replay: [], others: [] }, signal }),
            ),
          ),
        )
        await first.node.journal.completeRollback()
      }),
    )
  }
}

async function revertNode(address: string, snapshot: Hex): Promise<void> {
  if (!z.boolean().parse(await requestNode(address, 'evm_revert', [snapshot])))
    throw new Error(`The node has no snapshot ${snapshot}`)
}
