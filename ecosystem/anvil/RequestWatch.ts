/** Names under which a node prints the same method. */
const aliases: Record<string, string> = { setAccountNonce: 'setNonce' }

/** What a node also prints when it carries out a method. */
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
 * Notices requests that a node carries out and that did not come from us: it has no access control, but prints the name of each
 * method that it is called by. Only methods that change something count.
 *
 * A request of ours that the node refuses before it prints anything hides one of the same name from somebody else. And a
 * contract can revert with a text in which such a name has a line of its own.
 */
export class RequestWatch {
  readonly #onForeign: (method: string) => void
  /** How often each method may still be printed. */
  readonly #expected = new Map<string, number>()

  /** @param onForeign - Called with the method of a request that is not ours. */
  constructor(onForeign: (method: string) => void) {
    this.#onForeign = onForeign
  }

  /** Must be called before a request is sent. */
  sent(method: string): void {
    if (!watched.test(method)) return
    const name = nameOf(method)
    for (const printed of [name, ...(inner[name] ?? [])])
      this.#expected.set(printed, (this.#expected.get(printed) ?? 0) + 1)
  }

  /** Takes a line that the node printed. */
  printed(line: string): void {
    if (!watched.test(line)) return
    const name = nameOf(line)
    const expected = this.#expected.get(name) ?? 0
    if (expected > 0) this.#expected.set(name, expected - 1)
    else this.#onForeign(line)
  }
}

/** A method's name, the same whichever of its prefixes it is called by. */
function nameOf(method: string): string {
  const name = method.replace(/^(anvil|evm|hardhat|tenderly)_/, '')
  return aliases[name] ?? name
}

const watches = new Map<string, RequestWatch>()

/** Makes the requests that we send to an address over HTTP known to a watch; returns how to end that. */
export function watchAddress(address: string, watch: RequestWatch): () => void {
  watches.set(address, watch)
  return () => watches.delete(address)
}

/** Says that a request is about to be sent to a node over HTTP. */
export function noteRequest(address: string, method: string): void {
  watches.get(address)?.sent(method)
}
