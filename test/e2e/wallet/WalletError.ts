/** An error response of a wallet, with the codes of EIP-1193 and EIP-1474. */
export class WalletError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
