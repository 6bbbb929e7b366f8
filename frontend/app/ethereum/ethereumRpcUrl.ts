/** Endpoint of Ethereum mainnet, for what is only shown: names and the price of ether; empty without one, and so without these. */
export const ethereumRpcUrl = import.meta.env.ETHEREUM_RPC_URL
