import type { Config } from 'wagmi'

/** The wagmi configuration of a hook. */
export type ConfigParameter = {
  /** @default That of the nearest `WagmiProvider`. */
  config?: Config | undefined
}
