/** Methods that the node logs under the name of another. */
const aliases: Record<string, string> = { setAccountNonce: 'setNonce' }

/** Methods that the node also logs when it executes one. */
const inner: Record<string, string[]> = {
  eth_sendTransactionSync: ['eth_sendTransaction'],
  eth_sendRawTransactionSync: ['eth_sendRawTransaction'],
  dealERC20: ['setStorageAt'],
  setERC20Allowance: ['setStorageAt'],
  mine: ['setNextBlockTimestamp'],
  mine_detailed: ['setNextBlockTimestamp'],
}

const watched =
  /^(eth_send\w+|(?:anvil|evm|hardhat|tenderly)_(?!get|nodeInfo|metadata|dumpState)\w+)$/

/**
 * Detects requests to a node that bypass the network: the node has no access control, but logs the name of each method
 * that is called. Only methods that change something are watched.
 *
 * Limits: a request that the node rejects before it logs the name hides a foreign request with the same name. And a
 * contract can revert with a message in which such a name is on a separate line.
 */
export class RequestWatch {
  readonly #onForeign: (method: string) => void
  /** How often each method may still be logged. */
  readonly #expected = new Map<string, number>()

  /** @param onForeign - Called with the method of a request that bypassed the network. */
  constructor(onForeign: (method: string) => void) {
    this.#onForeign = onForeign
  }

  /** Has to be called before a request is sent. */
  sent(method: string): void {
    if (!watched.test(method)) return
    const name = nameOf(method)
    for (const printed of [name, ...(inner[name] ?? [])])
      this.#expected.set(printed, (this.#expected.get(printed) ?? 0) + 1)
  }

  /** Processes a line that the node logged. */
  printed(line: string): void {
    if (!watched.test(line)) return
    const name = nameOf(line)
    const expected = this.#expected.get(name) ?? 0
    if (expected > 0) this.#expected.set(name, expected - 1)
    else this.#onForeign(line)
  }
}

/** Name of a method without its prefix, so that its variants have the same one. */
function nameOf(method: string): string {
  const name = method.replace(/^(anvil|evm|hardhat|tenderly)_/, '')
  return aliases[name] ?? name
}

const watches = new Map<string, RequestWatch>()

/** Passes the requests that are sent to an address over HTTP to a watch; returns a function that ends this. */
export function watchAddress(address: string, watch: RequestWatch): () => void {
  watches.set(address, watch)
  return () => watches.delete(address)
}

/** Has to be called before a request is sent to a node over HTTP. */
export function noteRequest(address: string, method: string): void {
  watches.get(address)?.sent(method)
}
