import { type Address, getAddress, type Hex, isAddress, isHex } from 'viem'
import { z } from 'zod'

const hex = z.custom<Hex>(isHex)
const address = z
  .custom<Address>((value) => typeof value === 'string' && isAddress(value, { strict: false }))
  .transform((value) => getAddress(value))

export const requestSchema = z.object({
  method: z.string(),
  params: z
    .union([
      z.array(z.unknown()),
      // Of `wallet_watchAsset`.
      z.record(z.string(), z.unknown()).transform((parameters) => [parameters]),
    ])
    .default([]),
})

/** Parameters of `wallet_switchEthereumChain`. */
export const switchSchema = z.tuple([z.object({ chainId: hex })])

/** Parameters of `wallet_addEthereumChain`. */
export const addSchema = z.tuple([
  z.object({ chainId: hex, chainName: z.string(), rpcUrls: z.array(z.url()).min(1) }),
])

/** Parameters of `eth_sendTransaction`. */
export const transactionSchema = z.tuple([
  z.object({
    from: address,
    to: address,
    data: hex.default('0x'),
    value: hex.default('0x0').transform(BigInt),
    chainId: hex.transform(Number).optional(),
    accessList: z.array(z.object({ address, storageKeys: z.array(hex) })).optional(),
  }),
])
