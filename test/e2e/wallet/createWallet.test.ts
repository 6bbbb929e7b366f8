import { createTestClient, http, isHash, numberToHex, parseEther, publicActions } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EvmNode, startNode } from '../../../ecosystem/anvil/startNode'
import { mnemonic } from '../../../ecosystem/config/accounts'
import { createWallet, type Wallet, type WalletEvent } from './createWallet'

const alice = mnemonicToAccount(mnemonic, { addressIndex: 0 })
const bob = mnemonicToAccount(mnemonic, { addressIndex: 1 })
const carol = mnemonicToAccount(mnemonic, { addressIndex: 2 })

let nodes: EvmNode[] = []
let wallet: Wallet
let events: WalletEvent[]

beforeAll(async () => {
  const onExit = (error: Error) => {
    throw error
  }
  nodes = await Promise.all([1001, 1002].map((chainId) => startNode({ chainId, onExit })))
})

afterAll(() => Promise.all(nodes.map((node) => node.stop())))

beforeEach(async () => {
  const [known] = nodes.map(toChain)
  if (!known) throw new Error('There is no node')
  wallet = createWallet({ accounts: [alice, bob], chains: [known] })
  events = []
  wallet.subscribe(async (event) => {
    events.push(event)
  })
})

const toChain = ({ chainId, address }: EvmNode) => ({ chainId, rpcUrl: `http://${address}` })

/** The first node, as its users reach it. */
function node() {
  const [first] = nodes
  if (!first) throw new Error('There is no node')
  const transport = http(`http://${first.address}`)
  return createTestClient({ mode: 'anvil', transport, cacheTime: 0 }).extend(publicActions)
}

const request = (method: string, ...params: unknown[]) => wallet.request({ method, params })
const connect = () => request('eth_requestAccounts')
const payCarol = { from: alice.address, to: carol.address, value: numberToHex(1) }
const send = (transaction: object = payCarol) => request('eth_sendTransaction', transaction)
const code = (code: number) => ({ error: { code, message: expect.any(String) } })
const moveToSecond = () => request('wallet_switchEthereumChain', { chainId: numberToHex(1002) })
const addSecond = () =>
  request('wallet_addEthereumChain', {
    chainId: numberToHex(1002),
    chainName: 'second',
    rpcUrls: nodes.slice(1).map((second) => toChain(second).rpcUrl),
  })

/** What `eth_sendTransaction` answered. */
async function hashOf(sending: ReturnType<typeof send>) {
  const { result, error } = await sending
  if (typeof result !== 'string' || !isHash(result)) throw new Error(error?.message)
  return result
}

/** The receipt of what `eth_sendTransaction` answered: only then do nonces and balances include it. */
async function receiptOf(sending: ReturnType<typeof send>) {
  return node().waitForTransactionReceipt({ hash: await hashOf(sending) })
}

describe('the accounts of the wallet', () => {
  it('are hidden before the page is connected', async () => {
    expect(await request('eth_accounts')).toEqual({ result: [] })
    expect(await send()).toEqual(code(4100))
    await connect()
    expect(await request('eth_accounts')).toEqual({ result: [alice.address, bob.address] })
  })

  it('change their order when the user selects another one, and the page is notified', async () => {
    await wallet.switchAccount(bob.address)
    expect(events).toEqual([])
    await connect()
    await wallet.switchAccount(alice.address)
    const payload = [alice.address, bob.address]
    expect(events).toEqual([{ name: 'accountsChanged', payload }])
    expect(await request('eth_accounts')).toEqual({ result: payload })
  })

  it('sign only for themselves', async () => {
    await connect()
    const balance = await node().getBalance(carol)
    expect(await send({ ...payCarol, from: carol.address })).toEqual(code(4100))
    await receiptOf(send({ ...payCarol, from: bob.address }))
    expect(await node().getBalance(carol)).toBe(balance + 1n)
  })
})

describe('the chain of the wallet', () => {
  it('cannot be switched to an unknown chain', async () => {
    expect(await moveToSecond()).toEqual(code(4902))
    expect(await request('eth_chainId')).toEqual({ result: numberToHex(1001) })
    expect(() => wallet.moveSilentlyTo(1002)).toThrow()
    expect(events).toEqual([])
  })

  it('is switched to an added chain, and the page is notified', async () => {
    await addSecond()
    expect(events).toEqual([{ name: 'chainChanged', payload: numberToHex(1002) }])
    expect(await request('eth_chainId')).toEqual({ result: numberToHex(1002) })
    expect(await request('net_version')).toEqual({ result: '1002' })
  })

  it('can be switched by the user, with and without notifying the page', async () => {
    await addSecond()
    await wallet.moveTo(1001)
    wallet.moveSilentlyTo(1002)
    expect(await request('eth_chainId')).toEqual({ result: numberToHex(1002) })
    expect(events.slice(1)).toEqual([{ name: 'chainChanged', payload: numberToHex(1001) }])
  })

  it('must match the chain of a transaction', async () => {
    await addSecond()
    await wallet.moveTo(1001)
    await connect()
    expect(await send({ ...payCarol, chainId: numberToHex(1002) })).toEqual(code(4901))
    await receiptOf(send({ ...payCarol, chainId: numberToHex(1001) }))
    wallet.beforeNext('eth_sendTransaction', () => wallet.moveSilentlyTo(1002))
    expect(await send({ ...payCarol, chainId: numberToHex(1001) })).toEqual(code(4901))
  })
})

describe('the user of the wallet', () => {
  it('rejects one request on demand', async () => {
    wallet.declineNext('eth_requestAccounts')
    expect(await connect()).toEqual(code(4001))
    expect((await connect()).error).toBeUndefined()
    expect(wallet.asked).toEqual(['eth_requestAccounts', 'eth_requestAccounts'])
  })

  it('delays a request until released, but not others', async () => {
    await connect()
    const nonce = await node().getTransactionCount(alice)
    const held = wallet.holdNext('eth_sendTransaction')
    const sending = send()
    await held.asked
    expect(await request('eth_chainId')).toEqual({ result: numberToHex(1001) })
    expect(await node().getTransactionCount(alice)).toBe(nonce)
    held.release()
    await receiptOf(sending)
    expect(await node().getTransactionCount(alice)).toBe(nonce + 1)
  })

  it('can reject a delayed request', async () => {
    const held = wallet.holdNext('eth_requestAccounts')
    wallet.declineNext('eth_requestAccounts')
    held.release()
    expect(await connect()).toEqual(code(4001))
  })
})

describe('a transaction whose gas estimation fails', () => {
  // Nothing but a revert: PUSH0 PUSH0 REVERT.
  const refusing = '0x00000000000000000000000000000000000000fe'

  it('is not sent', async () => {
    await connect()
    await node().setCode({ address: refusing, bytecode: '0x5f5ffd' })
    expect(await send({ ...payCarol, to: refusing })).toEqual(code(-32603))
  })

  it('is sent with a gas limit of the user, and reverts', async () => {
    await connect()
    await node().setCode({ address: refusing, bytecode: '0x5f5ffd' })
    wallet.fixGas(100_000n)
    expect((await receiptOf(send({ ...payCarol, to: refusing }))).status).toBe('reverted')
  })
})

describe('a stalled transaction', () => {
  beforeEach(connect)

  /** Sends one, and looks that no block takes it. */
  async function stall() {
    const stalling = wallet.stallNext()
    const hash = await hashOf(send())
    const stalled = await stalling
    expect(stalled.hash).toBe(hash)
    expect(await node().getTransaction({ hash })).toMatchObject({ blockNumber: null })
    return stalled
  }

  it('is included once it is released', async () => {
    const { hash, goOn } = await stall()
    await goOn()
    expect(await node().waitForTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
  })

  it('does not stall others', async () => {
    const { drop } = await stall()
    await drop()
    expect(await receiptOf(send())).toMatchObject({ status: 'success' })
  })

  it.each([
    ['speedUp', { value: 1n, to: carol.address }],
    ['cancel', { value: 0n, to: alice.address }],
  ] as const)('is replaced by %s', async (way, { value, to }) => {
    const stalled = await stall()
    const original = await node().getTransaction(stalled)
    const replacement = await node().waitForTransactionReceipt({ hash: await stalled[way]() })
    expect(replacement.to).toBe(to.toLowerCase())
    expect(await node().getTransaction({ hash: replacement.transactionHash })).toMatchObject({
      nonce: original.nonce,
      value,
    })
    await expect(node().getTransactionReceipt(stalled)).rejects.toThrow('could not be found')
  })

  it('can be replaced by any other', async () => {
    const stalled = await stall()
    const value = parseEther('1')
    const balance = await node().getBalance(bob)
    const hash = await stalled.replaceWith({ to: bob.address, data: '0x', value })
    await node().waitForTransactionReceipt({ hash })
    expect(await node().getBalance(bob)).toBe(balance + value)
  })

  it('is unknown once it is dropped', async () => {
    const { hash, drop } = await stall()
    await drop()
    await expect(node().getTransaction({ hash })).rejects.toThrow('could not be found')
  })
})
