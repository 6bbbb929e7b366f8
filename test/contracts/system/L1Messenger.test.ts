import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { keccak256, ZeroHash } from 'ethers'
import { getAccounts } from '../helpers/getAccounts'
import { placeSystemContracts } from '../helpers/placeSystemContracts'

describe('L1Messenger', () => {
  it('reports a message with its sender and hash, and answers with the hash', async () => {
    const { messenger } = await loadFixture(placeSystemContracts)
    const [sender] = await getAccounts()
    expect(await messenger.sendToL1.staticCall('0x1234')).to.equal(keccak256('0x1234'))
    await expect(messenger.sendToL1('0x1234'))
      .to.emit(messenger, 'L1MessageSent')
      .withArgs(sender, keccak256('0x1234'), '0x1234')
  })

  it('carries a message of any length, an empty one too', async () => {
    const { messenger } = await loadFixture(placeSystemContracts)
    for (const message of ['0x', '0x00', `0x${'ab'.repeat(10_000)}`])
      await expect(messenger.sendToL1(message))
        .to.emit(messenger, 'L1MessageSent')
        .withArgs(() => true, keccak256(message), message)
  })

  it('sends no bare log for anybody', async () => {
    const { messenger } = await loadFixture(placeSystemContracts)
    await expect(messenger.sendL2ToL1Log(true, ZeroHash, ZeroHash)).to.be.revertedWithCustomError(
      messenger,
      'CallerMustBeSystemContract',
    )
  })

  it('publishes no bytecode for anybody', async () => {
    const { messenger } = await loadFixture(placeSystemContracts)
    const [caller] = await getAccounts()
    await expect(messenger.requestBytecodeL1Publication(ZeroHash))
      .to.be.revertedWithCustomError(messenger, 'Unauthorized')
      .withArgs(caller)
  })
})
