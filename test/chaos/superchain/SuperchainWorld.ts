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
  /** When blocks were replaced or dropped, as far as that was reported or requested. */
  readonly #rewrites: number[] = []

  override get transactions(): readonly Write[] {
    return [...super.transactions, ...this.messages.map(({ write }) => write)]
  }

  override admin(name: keyof typeof superchainMethods, ...params: unknown[]): Promise<unknown> {
    return this.callAdmin(name, params)
  }

  override readReport(text: string): void {
    super.readReport(text)
    if (text.includes('was replaced without')) this.rewritten()
  }

  /** Records that blocks are replaced or dropped. */
  rewritten(): void {
    this.#rewrites.push(performance.now())
  }

  /** Whether blocks may have been replaced or dropped since a time. */
  mayBeRewrittenSince(time: number): boolean {
    return this.mayBeRevertedSince(time) || this.#rewrites.some((rewrite) => rewrite >= time)
  }

  /** Whether all chains may have been reverted, or the network restarted, since a time. */
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
