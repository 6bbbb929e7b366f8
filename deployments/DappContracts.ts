import type { Abi, Address } from 'viem'

/** A contract, as it is compiled. */
export type CompiledContract = {
  name: string
  /** Path of its source. */
  source: string
  /** As Hardhat writes it. */
  artifact: unknown
}

/** A contract whose constructor may have arguments. */
type ConstructedContract<needed> = CompiledContract & {
  abi: Abi
  /** Returns the arguments of its constructor. */
  args: (needed: needed) => readonly unknown[]
}

/** The contracts of the staking dApp on a protocol. */
export type DappContracts = {
  /** On each staking chain. */
  staking: ConstructedContract<{ rewardsChainId: number; token: Address }>
  /** On the rewards chain. */
  token: ConstructedContract<readonly { chainId: number; staking: Address }[]>
  /** On all of these chains, at the same address; null if the protocol needs none. */
  center: CompiledContract | null
}
