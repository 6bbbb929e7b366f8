import type { Chain } from 'viem'
import {
  abstract,
  abstractTestnet,
  adi,
  base,
  baseSepolia,
  lens,
  lensTestnet,
  mainnet,
  optimism,
  optimismSepolia,
  sepolia,
  unichain,
  unichainSepolia,
  zksync,
  zksyncSepoliaTestnet,
} from 'viem/chains'

/** Live chains that `.env` can name, with the endpoints and explorers of viem's chain definitions. */
export const knownChains: Readonly<Record<string, Chain>> = {
  ethereum: mainnet,
  sepolia,
  era: zksync,
  'era-sepolia': zksyncSepoliaTestnet,
  abstract,
  'abstract-testnet': abstractTestnet,
  lens,
  'lens-testnet': lensTestnet,
  adi,
  optimism,
  'optimism-sepolia': optimismSepolia,
  base,
  'base-sepolia': baseSepolia,
  unichain,
  'unichain-sepolia': unichainSepolia,
}
