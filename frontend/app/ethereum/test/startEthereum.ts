import { type Address, type Hash, parseAbi } from 'viem'
import { readArtifact } from '../../../../contracts/readArtifact'
import { startNode } from '../../../../ecosystem/anvil/startNode'
import { startRpcProxy } from '../../../../ecosystem/test/startRpcProxy'
import { once } from '../../lib/once'
import { ethereumChainId } from '../createEthereumClient'
import { priceFeed } from '../getEtherPrice'
import { universalResolverAddress } from '../getName'

const resolver = {
  address: universalResolverAddress,
  abi: parseAbi([
    'function setPrimaryName(address account, string name)',
    'function setAccount(string name, address account)',
    'function setGateway(address account, string url)',
  ]),
} as const
const feed = {
  address: priceFeed,
  abi: parseAbi(['function update(int256 answer, uint256 updatedAt)']),
} as const

/** Starts a node in the place of Ethereum mainnet, with names and a price. */
export async function startEthereum() {
  const node = await startNode({
    chainId: ethereumChainId,
    onExit(error) {
      throw error
    },
  })
  const { client, accounts } = node
  const install = ({ address }: { address: Address }, name: string) =>
    client.setCode({ address, bytecode: readArtifact(`test/${name}`).deployedBytecode })
  await install(resolver, 'EnsResolver')
  await install(feed, 'PriceFeedStub')
  const proxy = await startRpcProxy(`http://${node.address}`)
  const [account] = accounts
  if (!account) throw new Error('The node has no accounts')
  const by = { account, chain: null }

  async function included(sent: Promise<Hash>): Promise<void> {
    await client.waitForTransactionReceipt({ hash: await sent })
  }

  return {
    url: proxy.url,
    takeUsage: proxy.takeUsage,
    /** Chooses a name for an account, which resolves to it or, if given, to another. */
    async name(named: Address, name: string, { owner = named } = {}): Promise<void> {
      await included(
        client.writeContract({
          ...by,
          ...resolver,
          functionName: 'setAccount',
          args: [name, owner],
        }),
      )
      await included(
        client.writeContract({
          ...by,
          ...resolver,
          functionName: 'setPrimaryName',
          args: [named, name],
        }),
      )
    },
    /** Refers those who ask for the name of an account to a server. */
    refer: (asked: Address, server: string) =>
      included(
        client.writeContract({
          ...by,
          ...resolver,
          functionName: 'setGateway',
          args: [asked, server],
        }),
      ),
    /** Sets the price in dollars, with 8 decimals, as of a time in seconds since the epoch. */
    price: (answer: bigint, updatedAt: number) =>
      included(
        client.writeContract({
          ...by,
          ...feed,
          functionName: 'update',
          args: [answer, BigInt(updatedAt)],
        }),
      ),
    stop: once(async () => {
      await proxy.stop()
      await node.stop()
    }),
  }
}
