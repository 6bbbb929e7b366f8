import { expect } from 'chai'
import { ethers } from 'hardhat'
import { getAddress, numberToHex, stringToHex } from 'viem'
import { hashInteropMessage } from '../../../interop/center/hashInteropMessage'
import { encodeInteropPayload } from '../../../interop/center/interopPayload'
import { centerWorld } from '../helpers/centerWorld'
import { otherSourceChainId } from '../helpers/interopWorld'
import { sourceChainId } from '../helpers/settlementLayer'

const author = getAddress(numberToHex(0xa117, { size: 20 }))
const stranger = getAddress(numberToHex(0xbad, { size: 20 }))

/** A notice of the author. */
const notice = (text: string, messageNum: bigint) => ({
  data: encodeInteropPayload({ body: stringToHex(text) }),
  sender: author,
  sourceChainId,
  messageNum,
})

async function boardWorld() {
  const world = await centerWorld()
  const board = await ethers.deployContract('NoticeBoard', [sourceChainId, author])
  return { ...world, board }
}

describe('NoticeBoard', () => {
  it('says whose notices it puts up', async () => {
    const { board } = await boardWorld()
    expect(await board.AUTHOR()).to.equal(author)
    expect(await board.AUTHOR_CHAIN_ID()).to.equal(sourceChainId)
  })

  it('puts up what the author sends, in the order in which it arrives', async () => {
    const { board, relayInterop } = await boardWorld()
    for (const [number, text] of ['Hello', 'Здравствуйте'].entries()) {
      const message = notice(text, BigInt(7 - number))
      await expect(board.receiveInteropMessage(message, await relayInterop(message)))
        .to.emit(board, 'NoticePosted')
        .withArgs(number, hashInteropMessage(message), text)
      expect(await board.notices(number)).to.equal(text)
    }
  })

  for (const [name, change] of Object.entries({
    'of somebody else': { sender: stranger },
    'from the same address on another chain': { sourceChainId: otherSourceChainId },
  }))
    it(`puts up nothing ${name}`, async () => {
      const { board, relayInterop } = await boardWorld()
      const message = { ...notice('Hello', 0n), ...change }
      const proof = await relayInterop(message, message.sourceChainId)
      await expect(board.receiveInteropMessage(message, proof)).to.be.revertedWithCustomError(
        board,
        'InteropReceiverUnapprovedSource',
      )
    })
})
