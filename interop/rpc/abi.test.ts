import { type Abi, type AbiItem, getAbiItem } from 'viem'
import { describe, expect, it } from 'vitest'
import { bridgehubAbi } from '../../contracts/abi/Bridgehub'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { messageRootAbi } from '../../contracts/abi/MessageRoot'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { blockCommitEvent, commitAbi, getZkChainAbi, messageRootEvents } from './settlementAbi'
import { tokenAbi } from './tokenAbi'

/** An item as nodes and contracts see it: without the names of types in Solidity. */
const plain = (item: AbiItem | undefined): unknown =>
  JSON.parse(JSON.stringify(item), (key, value) =>
    key === 'internalType' || key === 'anonymous' ? undefined : value,
  )

describe('the parts of ABIs', () => {
  it.each<[string, AbiItem, Abi]>([
    ...messageRootEvents.map((event): [string, AbiItem, Abi] => [
      event.name,
      event,
      messageRootAbi,
    ]),
    [blockCommitEvent.name, blockCommitEvent, zkChainAbi],
    ...commitAbi.map((item): [string, AbiItem, Abi] => [item.name, item, zkChainAbi]),
    ['getZKChain', getZkChainAbi[0], bridgehubAbi],
    ...tokenAbi.map((item): [string, AbiItem, Abi] => [item.name, item, interopTokenAbi]),
  ])('have %s as its contract does', (name, item, abi) => {
    expect(plain(item)).toEqual(plain(getAbiItem({ abi, name })))
  })
})
