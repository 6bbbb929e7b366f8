import type { ManifestChain } from '../../../deployments/manifest'
import type { superchainMethods } from '../../../ecosystem/superchain/admin/methods'
import type { Header } from '../checks'
import type { Write } from '../model'
import { World } from '../World'

/** A message that was sent by the messenger. */
export type Message = { write: Write; source: ManifestChain; destination: ManifestChain }

/** A network whose chains execute each other's messages. */
export class SuperchainWorld extends World {
  readonly messages: Message[] = []
  /** What the protocol does not allow, as it was observed. */
  readonly violations: string[] = []
  /** Number of messages that were relayed in the end. */
  relayed = 0
  /** The headers of each chain before the last restart. */
  headers = new Map<number, readonly Header[]>()
  /** Replacements of blocks, reported or requested. */
  readonly #rewrites: { endedAt: number }[] = []

  override get transactions(): readonly Write[] {
    return [...super.transactions, ...this.messages.map(({ write }) => write)]
  }

  override admin(name: keyof typeof superchainMethods, ...params: unknown[]): Promise<unknown> {
    return this.callAdmin(name, params)
  }

  override readReport(text: string): void {
    super.readReport(text)
    if (text.includes('was replaced without')) this.#rewrites.push({ endedAt: performance.now() })
  }

  /** Requests that blocks are replaced. */
  async rewrite(request: () => Promise<void>): Promise<void> {
    const rewrite = { endedAt: Number.POSITIVE_INFINITY }
    this.#rewrites.push(rewrite)
    await request().finally(() => {
      rewrite.endedAt = performance.now()
    })
  }

  /** Whether blocks may have been replaced or dropped since a time. */
  mayBeRewrittenSince(time: number): boolean {
    const { ends, rollbacks } = this.history
    return (
      ends.some((end) => end >= time) ||
      [...rollbacks, ...this.#rewrites].some(({ endedAt }) => endedAt >= time)
    )
  }

  /** Whether final blocks may have been dropped, or the network restarted, since a time. */
  mayBeRevertedSince(time: number): boolean {
    const { ends, rollbacks } = this.history
    return (
      ends.some((end) => end >= time) ||
      rollbacks.some(({ chainId, endedAt }) => chainId === null && endedAt >= time)
    )
  }

  /** The chain at an index, and another one. */
  twoChains(index: number, offset: number): { source: ManifestChain; destination: ManifestChain } {
    const { chains } = this
    const source = chains[index % chains.length]
    const destination = chains[(index + 1 + (offset % (chains.length - 1))) % chains.length]
    if (!source || !destination) throw new Error('There are no chains')
    return { source, destination }
  }
}
