import fc from 'fast-check'
import { encodeFunctionData, parseEther } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import { newWrite } from '../../model'
import { signCall } from '../../signCall'
import type { SuperchainWorld } from '../SuperchainWorld'

const balance = parseEther('1')
const anyone = '0x00000000000000000000000000000000000000a1'

/** A contract that reverts when it is called without a function. */
export const revertingTarget = superchainAddresses.crossL2Inbox

export const sendMessage = action({
  name: 'sendMessage',
  weight: 30,
  params: fc.record({
    source: fc.nat({ max: 3 }),
    offset: fc.nat({ max: 2 }),
    isDoomed: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  async run(world: SuperchainWorld, { source: index, offset, isDoomed }) {
    const { source, destination } = world.twoChains(index, offset)
    const account = world.newAccount()
    const target = isDoomed ? revertingTarget : anyone
    const { serializedTransaction, hash } = await signCall(account, source, {
      to: superchainAddresses.l2ToL2CrossDomainMessenger,
      data: encodeFunctionData({
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'sendMessage',
        args: [BigInt(destination.chainId), target, '0x'],
      }),
      gas: 200_000n,
    })
    const name = `message of ${account.address} from ${source.name} to ${destination.name}`
    const write = newWrite({ name, hash, chainId: source.chainId })
    world.messages.push({ write, source, destination })
    await world.send(source, write, async () => {
      await world.fund(source, account, balance)
      return world.client(source).sendRawTransaction({ serializedTransaction })
    })
  },
})
