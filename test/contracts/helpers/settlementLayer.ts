import { ethers } from 'hardhat'
import {
  Bridgehub__factory,
  MessageRoot__factory,
  ZKChain__factory,
} from '../../../artifacts/types'
import { systemAddresses } from '../../../interop/addresses'
import { getAccounts } from './getAccounts'
import { placeCode } from './placeCode'

/** Chain id of the chain that settles. */
export const sourceChainId = 34234n

/** Deploys the contracts of a settlement layer with one chain. */
export async function settlementLayer() {
  const [admin, validator, stranger] = await getAccounts()
  const { bridgehub: bridgehubAddress, messageRoot: messageRootAddress } = systemAddresses
  await placeCode(bridgehubAddress, await ethers.deployContract('Bridgehub'))
  const l1ChainId = 1
  await placeCode(
    messageRootAddress,
    await ethers.deployContract('MessageRoot', [l1ChainId, bridgehubAddress]),
  )
  const bridgehub = Bridgehub__factory.connect(bridgehubAddress, admin)
  const messageRoot = MessageRoot__factory.connect(messageRootAddress, admin)
  await messageRoot.initialize()
  await bridgehub.initialize(admin)
  await bridgehub.createNewChain(sourceChainId, validator)
  const zkChain = ZKChain__factory.connect(await bridgehub.getZKChain(sourceChainId), validator)
  return { admin, validator, stranger, bridgehub, messageRoot, zkChain }
}
