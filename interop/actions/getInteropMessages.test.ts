import { getAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { interopCenterAddress } from '../addresses'
import { encodeInteropMessage } from '../center/encodeInteropMessage'
import { hashInteropMessage } from '../center/hashInteropMessage'
import { hash, receiptOf } from '../test/answers'
import { centerMessage } from '../test/centerSample'
import { stubNode } from '../test/stubNode'
import { getInteropMessages } from './getInteropMessages'

const other = {
  sender: getAddress('0x0000000000000000000000000000000000000abc'),
  data: '0x01',
} as const
const through = (message: typeof centerMessage) => ({
  sender: interopCenterAddress,
  data: encodeInteropMessage(message),
})
const messagesOf = (receipt: unknown) =>
  getInteropMessages(stubNode({ eth_getTransactionReceipt: receipt }).client, { hash })

describe('getInteropMessages', () => {
  it('reads what a transaction sent through the centre, and its place among all that it sent', async () => {
    const next = { ...centerMessage, messageNum: centerMessage.messageNum + 1n }
    const receipt = receiptOf([other, through(centerMessage), other, through(next)])
    expect(await messagesOf(receipt)).toEqual([
      { interopHash: hashInteropMessage(centerMessage), message: centerMessage, messageIndex: 1 },
      { interopHash: hashInteropMessage(next), message: next, messageIndex: 3 },
    ])
  })

  it('finds none where all was sent past the centre, even if it looks the same', async () => {
    const lookalike = { ...through(centerMessage), sender: other.sender }
    expect(await messagesOf(receiptOf([other, lookalike]))).toEqual([])
  })

  it('names the bytes that the centre cannot have sent', async () => {
    const broken = { sender: interopCenterAddress, data: '0x1234' } as const
    await expect(messagesOf(receiptOf([broken]))).rejects.toMatchObject({
      name: 'MalformedInteropMessageError',
      message: expect.stringContaining('0x1234'),
    })
  })

  it('says when the transaction is in no block yet', async () => {
    await expect(messagesOf(null)).rejects.toMatchObject({
      name: 'MessageTransactionNotFoundError',
    })
  })
})
