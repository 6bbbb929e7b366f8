import { parseEther } from 'viem'

/**
 * The deterministic deployment proxy, available on most chains and deployable on any: it deploys the code that it is
 * called with, after 32 bytes of salt, with CREATE2.
 *
 * Nobody has the key of the account that deploys it, which is recovered from an arbitrary signature. The transaction has no
 * chain id, so it is valid on every chain.
 */
export const deploymentProxy = {
  address: '0x4e59b44847b379578588920cA78FbF26c0B4956C',
  code: '0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3',
  signer: '0x3fAB184622Dc19b6109349B94811493BF2a45362',
  /** 100,000 gas at 100 gwei, as specified in the transaction. */
  cost: parseEther('0.01'),
  transaction:
    '0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222',
} as const
