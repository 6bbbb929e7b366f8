export { readKeystore } from './signer/readKeystore'
export type { Signer } from './signer/Signer'
export { type RelayerOptions, type RunningRelayer, startRelayer } from './startRelayer'
