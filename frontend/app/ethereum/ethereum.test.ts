import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type Address, type Client, isAddressEqual, padHex } from 'viem'
import { mainnet } from 'viem/chains'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findWrongChain } from '../../../deployments/WrongChainError'
import { startNode } from '../../../ecosystem/anvil/startNode'
import { addressOf } from '../../../ecosystem/test/addressOf'
import { createEthereumClient } from './createEthereumClient'
import { getEtherPrice } from './getEtherPrice'
import { getName, isPresentable, universalResolverAddress } from './getName'
import { startEthereum } from './test/startEthereum'

let ethereum: Awaited<ReturnType<typeof startEthereum>>
let client: Client

beforeAll(async () => {
  ethereum = await startEthereum()
  client = createEthereumClient(ethereum.url)
})

afterAll(() => ethereum.stop())

let accounts = 0
const newAccount = (): Address => padHex(`0x${(0xa11ce + accounts++).toString(16)}`, { size: 20 })

describe('getName', () => {
  it('asks the resolver that viem knows', () => {
    const { address } = mainnet.contracts.ensUniversalResolver
    expect(isAddressEqual(universalResolverAddress, address)).toBe(true)
  })

  it('returns the name of an account', async () => {
    const account = newAccount()
    expect(await getName(client, account)).toBeNull()
    await ethereum.name(account, 'alice.eth')
    expect(await getName(client, account)).toBe('alice.eth')
  })

  it('does not return the name of another account', async () => {
    const account = newAccount()
    await ethereum.name(account, 'bob.eth', { owner: newAccount() })
    expect(await getName(client, account)).toBeNull()
  })

  it('does not return a name that cannot be shown', async () => {
    const account = newAccount()
    await ethereum.name(account, '\u202ehte.ecila')
    expect(await getName(client, account)).toBeNull()
  })

  it('does not ask a server that the name refers to', async () => {
    let requests = 0
    const server: Server = createServer((_request, response) => {
      requests++
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const account = newAccount()
    await ethereum.refer(account, `http://127.0.0.1:${addressOf(server).port}/{sender}/{data}`)
    await expect(getName(client, account)).rejects.toThrow('reverseWithGateways')
    expect(requests).toBe(0)
    server.close()
  })

  it('fails if the node is one of another chain', async () => {
    const other = await startNode({
      chainId: 11_155_111,
      onExit(error) {
        throw error
      },
    })
    const wrong = createEthereumClient(`http://${other.address}`)
    const failure = await getName(wrong, newAccount()).catch(findWrongChain)
    expect(failure).toMatchObject({ message: expect.stringContaining('11155111') })
    await other.stop()
  })
})

describe('isPresentable', () => {
  it.each(['alice.eth', 'mañana.eth', 'عمر.eth', '👨‍👩‍👧.eth', `${'a'.repeat(36)}.eth`])(
    'accepts %s',
    (name) => {
      expect(isPresentable(name)).toBe(true)
    },
  )

  it.each([
    ['longer', `${'a'.repeat(37)}.eth`],
    ['not normalized', 'Alice.eth'],
    ['with letters of another script', 'аlice.eth'],
    ['with letters of a script that look like others', 'сосо.eth'],
    ['that changes the direction of text', 'alice\u202e.eth'],
    ['with invisible characters', 'alice\u200b.eth'],
    ['with spaces', 'alice .eth'],
    ['with line breaks', 'alice\n.eth'],
    ['that looks like a short address', '0x1234…5678'],
    ['with an empty label', 'alice..eth'],
  ])('rejects one %s', (_, name) => {
    expect(isPresentable(name)).toBe(false)
  })
})

describe('getEtherPrice', () => {
  const updatedAt = 1_800_000_000
  const hours = (count: number) => count * 3_600_000

  it('returns the price of the feed', async () => {
    await ethereum.price(2_345_67000000n, updatedAt)
    expect(await getEtherPrice(client, updatedAt * 1_000 + hours(1))).toBe(2_345_67000000n)
  })

  it('does not return an old price, or one from the future', async () => {
    await ethereum.price(2_345_67000000n, updatedAt)
    expect(await getEtherPrice(client, updatedAt * 1_000 + hours(3))).toBeNull()
    expect(await getEtherPrice(client, updatedAt * 1_000 - hours(3))).toBeNull()
  })

  it('does not return a price that is none', async () => {
    for (const answer of [0n, -1n]) {
      await ethereum.price(answer, updatedAt)
      expect(await getEtherPrice(client, updatedAt * 1_000)).toBeNull()
    }
  })
})
