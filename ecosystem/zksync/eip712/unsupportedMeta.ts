/** Bytes of an ECDSA signature: r, s and v. */
const signatureBytes = 65

/**
 * Why an EVM node cannot execute a transaction of type 0x71; undefined if it can.
 *
 * @param signatureLength - Bytes of the signature in the transaction's meta, 0 if it has none.
 */
export function unsupportedMeta({
  factoryDependencies,
  hasPaymaster,
  signatureLength,
}: {
  factoryDependencies: number
  hasPaymaster: boolean
  signatureLength: number
}): string | undefined {
  if (factoryDependencies > 0)
    return (
      'Factory dependencies are bytecode of zksolc for the EraVM, which an EVM node cannot run: ' +
      'deploy EVM bytecode, as compiled by solc, with a transaction without a receiver.'
    )
  if (hasPaymaster)
    return 'Paymasters need the account abstraction of the EraVM, which an EVM node lacks: the sender pays the fee.'
  if (signatureLength > 0 && signatureLength !== signatureBytes)
    return (
      'Signatures of smart accounts need the account abstraction of the EraVM, which an EVM node lacks: ' +
      `sign with the key of the sender (${signatureBytes} bytes, these are ${signatureLength}).`
    )
  return undefined
}
