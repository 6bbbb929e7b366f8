import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { pendingTransactions } from './pendingTransactions'

function storageOf(items: Record<string, string> = {}) {
  return {
    items,
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value
    },
  }
}

const transaction = {
  chainId: 34234,
  account: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  hash: toHex(1, { size: 32 }),
  title: 'Stake 0.1 ETH on staking1',
} as const
const environment = 'local'

describe('pendingTransactions', () => {
  it('remembers a transaction for the next page, but leaves it to the one that sent it', () => {
    const storage = storageOf()
    const page = pendingTransactions(storage, { environment })
    page.add(transaction)
    expect(page.getSnapshot()).toEqual([])
    expect(pendingTransactions(storage, { environment }).getSnapshot()).toEqual([transaction])
  })

  it('forgets a transaction for all pages', () => {
    const storage = storageOf()
    const sender = pendingTransactions(storage, { environment })
    sender.add(transaction)
    const reader = pendingTransactions(storage, { environment })
    const heard: number[] = []
    const stop = reader.subscribe(() => heard.push(reader.getSnapshot().length))

    sender.remove(transaction.hash)
    expect(reader.getSnapshot()).toEqual([transaction])
    reader.reload()
    expect(reader.getSnapshot()).toEqual([])
    stop()
    reader.reload()
    expect(heard).toEqual([0])
  })

  it('separates environments', () => {
    const storage = storageOf()
    pendingTransactions(storage, { environment: 'testnet' }).add(transaction)
    expect(pendingTransactions(storage, { environment }).getSnapshot()).toEqual([])
  })

  it.each([
    'not JSON',
    '{}',
    '[null, 1, {"chainId": 1}]',
    JSON.stringify([{ ...transaction, hash: '0x1' }]),
  ])('makes nothing of %s in the storage', (text) => {
    const storage = storageOf({ 'interstake.pending.local': text })
    expect(pendingTransactions(storage, { environment }).getSnapshot()).toEqual([])
  })
})
