import {
  type Address,
  ChainDisconnectedError,
  custom,
  type EIP1193EventMap,
  type EIP1193Provider,
  type EIP1193RequestFn,
  getAddress,
  isAddressEqual,
  isHex,
  numberToHex,
  SwitchChainError,
  UnauthorizedProviderError,
  UnsupportedProviderMethodError,
} from 'viem'

/** A wallet whose accounts the nodes hold unlocked: it has no keys, and asks nobody. */
export type DevelopmentProvider = EIP1193Provider & {
  /** Makes another account the first one, as a person does in a wallet. */
  selectAccount(account: Address): void
}

const storageKey = 'interstake.developmentAccount'

/**
 * Creates an EIP-1193 provider over nodes that sign themselves.
 *
 * @param nodes - The node of each chain, by chain id; the first is the current one at first.
 * @param storage - Remembers the account, which is also the permission to use it.
 */
export function createDevelopmentProvider({
  nodes,
  storage,
}: {
  nodes: ReadonlyMap<number, EIP1193RequestFn>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
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
      throw new ChainDisconnectedError(new Error(`There is no node of chain ${currentId}.`))
    return node({ method, params })
  }

  const inOrder = () => {
    const selected = storage.getItem(storageKey)
    const isSelected = (account: Address) => account === selected
    return [...accounts.filter(isSelected), ...accounts.filter((account) => !isSelected(account))]
  }

  /** The nodes hold the same accounts: any that answers will do. */
  const askAny = async (method: string): Promise<unknown> => {
    const others = [...nodes].filter(([id]) => id !== currentId)
    let answer = forward(method)
    for (const [, node] of others) answer = answer.catch(() => node({ method }))
    return answer
  }

  const loadAccounts = async () => {
    const answer = await askAny('eth_accounts')
    accounts = Array.isArray(answer) ? answer.map((account) => getAddress(String(account))) : []
    return inOrder()
  }

  const requestAccounts = async () => {
    const [first, ...others] = await loadAccounts()
    if (!first)
      throw new UnauthorizedProviderError(new Error('The node holds no account unlocked.'))
    storage.setItem(storageKey, first)
    return [first, ...others]
  }

  const switchChain = (params: unknown) => {
    const id = chainIdOf(params)
    if (id === undefined || !nodes.has(id))
      throw new SwitchChainError(new Error('The development account knows no such chain.'))
    currentId = id
    for (const listener of listeners.chainChanged) listener(numberToHex(id))
    return null
  }

  const answer = async ({ method, params }: { method: string; params?: unknown }) => {
    switch (method) {
      case 'eth_requestAccounts':
        return requestAccounts()
      case 'eth_accounts':
        return storage.getItem(storageKey) === null ? [] : loadAccounts()
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
    request: custom({ request: answer })({ retryCount: 0 }).request,
    on: (event, listener) => {
      listeners[event].add(listener)
    },
    removeListener: (event, listener) => {
      listeners[event].delete(listener)
    },
    selectAccount(account) {
      if (!accounts.some((known) => isAddressEqual(known, account))) return
      storage.setItem(storageKey, getAddress(account))
      for (const listener of listeners.accountsChanged) listener(inOrder())
    },
  }
}

/** The chain id in the parameters of `wallet_switchEthereumChain`. */
function chainIdOf(params: unknown): number | undefined {
  const chain: unknown = Array.isArray(params) ? params[0] : undefined
  if (typeof chain !== 'object' || chain === null || !('chainId' in chain)) return undefined
  return isHex(chain.chainId) ? Number(chain.chainId) : undefined
}
