import { describe, expect, it } from 'vitest'
import { signEip712 } from '../../test/signEip712'
import { decodeEip712Transaction } from './decodeEip712Transaction'
import { TransactionAliases } from './TransactionAliases'

async function transactions(count: number) {
  const signed = Array.from({ length: count }, (_, nonce) => signEip712({ nonce }))
  return (await Promise.all(signed)).map(decodeEip712Transaction)
}

function aliasesOf(known: Awaited<ReturnType<typeof transactions>>) {
  const aliases = new TransactionAliases()
  for (const transaction of known) aliases.add(transaction)
  return aliases
}

describe('TransactionAliases', () => {
  it('finds a transaction by both hashes, case-insensitively', async () => {
    const [first, second] = await transactions(2)
    if (!first || !second) throw new Error('No transactions')
    const aliases = aliasesOf([first, second])
    expect(aliases.get(second.hash)).toBe(second)
    expect(aliases.get(`0x${second.hash.slice(2).toUpperCase()}`)).toBe(second)
    expect(aliases.getByNodeHash(second.nodeHash)).toBe(second)
    expect(aliases.toNodeHash(first.hash)).toBe(first.nodeHash)
  })

  it('returns unknown hashes unchanged', async () => {
    const [transaction] = await transactions(1)
    const hash = transaction?.hash ?? '0x'
    expect(new TransactionAliases().toNodeHash(hash)).toBe(hash)
  })

  it('is restored from serialized transactions', async () => {
    const known = await transactions(3)
    const { raw } = aliasesOf(known)
    expect(raw).toEqual(known.map((transaction) => transaction.raw))
    const restored = new TransactionAliases()
    restored.restore(raw)
    for (const { hash, nodeHash } of known) expect(restored.toNodeHash(hash)).toBe(nodeHash)
    expect(restored.size).toBe(3)
  })

  it('does not remove a transaction that was added again', async () => {
    const [transaction] = await transactions(1)
    if (!transaction) throw new Error('No transaction')
    const aliases = aliasesOf([transaction])
    aliases.add({ ...transaction })
    aliases.delete(transaction)
    expect(aliases.size).toBe(1)
    expect(aliases.getByNodeHash(transaction.nodeHash)).toBeDefined()
  })

  it('removes transactions', async () => {
    const [transaction] = await transactions(1)
    if (!transaction) throw new Error('No transaction')
    const aliases = aliasesOf([transaction])
    aliases.delete(transaction)
    expect(aliases.raw).toEqual([])
    expect(aliases.getByNodeHash(transaction.nodeHash)).toBeUndefined()
  })
})
