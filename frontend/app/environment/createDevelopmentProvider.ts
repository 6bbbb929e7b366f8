import {
  type Address,
  ChainDisconnectedError,
  custom,
  type EIP1193EventMap,
  type EIP1193Provider,
  type EIP1193RequestFn,
  getAddress,
  isAddress,
  isAddressEqual,
  isHex,
  numberToHex,
  SwitchChainError,
  UnauthorizedProviderError,
  UnsupportedProviderMethodError,
} from 'viem'

/** A wallet with the unlocked accounts of the nodes. It has no keys and never prompts. */
export type DevelopmentProvider = EIP1193Provider & {
  /** Makes another account the active one. */
  selectAccount(account: Address): void
}

const storageKey = 'interstake.developmentAccount'

/**
 * Creates an EIP-1193 provider for nodes that sign transactions.
 *
 * @param nodes - The node of each chain, by chain id. The first chain is active initially.
 * @param storage - Stores the active account. A stored account also counts as permission to use it.
 * @param retryMs - Interval at which the accounts are requested while no node responds.
 */
export function createDevelopmentProvider({
  nodes,
  storage,
  retryMs = 1_000,
}: {
  nodes: ReadonlyMap<number, EIP1193RequestFn>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  retryMs?: number
}): DevelopmentProvider {
  let [currentId = 0] = nodes.keys()
  const listeners: { [event in keyof EIP1193EventMap]: Set<EIP1193EventMap[event]> } = {
    accountsChanged: new Set(),
    chainChanged: new Set(),
    connect: new Set(),
    disconnect: new Set(),
    message: new Set(),
  }
  let accounts: readonly Address[] = []

  const forward = (method: string, params?: unknown): Promise<unknown> => {
    const node = nodes.get(currentId)
    if (!node)
      throw new ChainDisconnectedError(new Error(`No node is configured for chain ${currentId}.`))
    return node({ method, params })
  }

  const activeFirst = () => {
    const selected = storage.getItem(storageKey)
    const isSelected = (account: Address) => account === selected
    return [...accounts.filter(isSelected), ...accounts.filter((account) => !isSelected(account))]
  }

  /** All nodes have the same accounts, so any that responds will do. */
  const requestAny = async (method: string): Promise<unknown> => {
    const others = [...nodes].filter(([id]) => id !== currentId)
    let response = forward(method)
    for (const [, node] of others) response = response.catch(() => node({ method }))
    return response
  }

  const loadAccounts = async () => {
    const response = await requestAny('eth_accounts')
    accounts = Array.isArray(response) ? response.map((account) => getAddress(String(account))) : []
    return activeFirst()
  }

  /** Loads the accounts once a node responds again, and emits them. */
  const loadLater = () => {
    setTimeout(() => {
      if (storage.getItem(storageKey) === null) return
      loadAccounts().then(emitAccounts, loadLater)
    }, retryMs)
  }

  const emitAccounts = (changed: readonly Address[]) => {
    for (const listener of listeners.accountsChanged) listener([...changed])
  }

  /** While no node responds, the account that was used last stays connected. */
  const permittedAccounts = async () => {
    const selected = storage.getItem(storageKey)
    if (selected === null) return []
    try {
      return await loadAccounts()
    } catch (error) {
      if (!isAddress(selected)) throw error
      loadLater()
      return [selected]
    }
  }

  const requestAccounts = async () => {
    const [first, ...others] = await loadAccounts()
    if (!first) throw new UnauthorizedProviderError(new Error('The node has no unlocked accounts.'))
    storage.setItem(storageKey, first)
    return [first, ...others]
  }

  const switchChain = (params: unknown) => {
    const id = chainIdOf(params)
    if (id === undefined || !nodes.has(id))
      throw new SwitchChainError(new Error('The development account does not support this chain.'))
    currentId = id
    for (const listener of listeners.chainChanged) listener(numberToHex(id))
    return null
  }

  const handleRequest = async ({ method, params }: { method: string; params?: unknown }) => {
    switch (method) {
      case 'eth_requestAccounts':
        return requestAccounts()
      case 'eth_accounts':
        return permittedAccounts()
      case 'eth_chainId':
        return numberToHex(currentId)
      case 'wallet_switchEthereumChain':
        return switchChain(params)
      case 'wallet_revokePermissions':
        storage.removeItem(storageKey)
        return null
    }
    if (method.startsWith('wallet_'))
      throw new UnsupportedProviderMethodError(new Error(`${method} is not supported.`))
    return forward(method, params)
  }

  return {
    request: custom({ request: handleRequest })({ retryCount: 0 }).request,
    on: (event, listener) => {
      listeners[event].add(listener)
    },
    removeListener: (event, listener) => {
      listeners[event].delete(listener)
    },
    selectAccount(account) {
      if (!accounts.some((known) => isAddressEqual(known, account))) return
      storage.setItem(storageKey, getAddress(account))
      emitAccounts(activeFirst())
    },
  }
}

/** The chain id in the parameters of `wallet_switchEthereumChain`. */
function chainIdOf(params: unknown): number | undefined {
  const chain: unknown = Array.isArray(params) ? params[0] : undefined
  if (typeof chain !== 'object' || chain === null || !('chainId' in chain)) return undefined
  return isHex(chain.chainId) ? Number(chain.chainId) : undefined
}
