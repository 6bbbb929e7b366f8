export type ChainRole = 'gateway' | 'staking' | 'rewards'

/** One row of the chain table: what a chain is, before it has a process or a free port. */
export type ChainConfig = {
  /** Unique within the ecosystem; also the name of its Hardhat network. */
  name: string
  role: ChainRole
  id: number
  /** Public JSON-RPC port, HTTP and WebSocket. */
  port: number
}

/** A chain of a running ecosystem, as its users see it. */
export type EcosystemChain = {
  name: string
  role: ChainRole
  id: number
  /** JSON-RPC over HTTP; the same over WebSocket with `ws:` instead of `http:`. */
  rpcUrl: string
}

export const maxStakingChains = 20
export const defaultStakingChains = 2

const gateway = { name: 'gateway', role: 'gateway', id: 506, port: 3150 } as const
const rewards = { name: 'rewards', role: 'rewards', id: 37427, port: 3350 } as const

/** The first two are those of the public tutorial, so that its code runs unchanged; more follow on free numbers. */
function stakingChain(index: number): ChainConfig {
  const name = `staking${index + 1}`
  if (index === 0) return { name, role: 'staking', id: 34234, port: 3050 }
  if (index === 1) return { name, role: 'staking', id: 5328, port: 3250 }
  return { name, role: 'staking', id: 61_000 + index, port: 3250 + 100 * index }
}

/** Where orders to the whole ecosystem are taken, moved like the chains' ports. */
export const adminPort = 3040

/** The chain table of a local ecosystem: the settlement layer first, the rewards chain last. */
export function chainTable({
  stakingChains = defaultStakingChains,
  portOffset = 0,
}: {
  /** 1 to {@link maxStakingChains}. */
  stakingChains?: number
  /** Added to every port. */
  portOffset?: number
} = {}): ChainConfig[] {
  return [
    gateway,
    ...Array.from({ length: stakingChains }, (_, index) => stakingChain(index)),
    rewards,
  ].map((chain) => ({ ...chain, port: chain.port + portOffset }))
}
