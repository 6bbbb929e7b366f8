import type { ManifestChain } from '../../../deployments/manifest'
import type { adminMethods } from '../../../ecosystem/zksync/admin/methods'
import type { Write } from '../model'
import { type Deposit, World } from '../World'

/** An attempt to mint a reward. */
export type Mint = { write: Write; deposit: Deposit; isSuccess: boolean }

/** A network whose batches settle on a settlement layer. */
export class ZksyncWorld extends World {
  readonly mints: Mint[] = []

  override get chains(): readonly ManifestChain[] {
    const { manifest } = this
    if (!('settlementLayer' in manifest)) throw new Error('There is no settlement layer')
    return [manifest.settlementLayer, ...super.chains]
  }

  override get transactions(): readonly Write[] {
    return [...super.transactions, ...this.mints.map(({ write }) => write)]
  }

  override admin(name: keyof typeof adminMethods, ...params: unknown[]): Promise<unknown> {
    return this.callAdmin(name, params)
  }
}
