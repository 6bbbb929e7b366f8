import { getAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { interopCenterAddress } from '../addresses'
import { encodeInteropMessage } from '../center/encodeInteropMessage'
import { hashInteropMessage } from '../center/hashInteropMessage'
import { centerMessage } from '../test/centerSample'
import { hash, receiptOf } from '../test/responses'
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
  it('returns the messages sent through the interop center, with their indices among all messages', async () => {
    const next = { ...centerMessage, messageNum: centerMessage.messageNum + 1n }
    const receipt = receiptOf([other, through(centerMessage), other, through(next)])
    expect(await messagesOf(receipt)).toEqual([
      { interopHash: hashInteropMessage(centerMessage), message: centerMessage, messageIndex: 1 },
      { interopHash: hashInteropMessage(next), message: next, messageIndex: 3 },
    ])
  })

  it('returns none for messages of other senders, even with the same data', async () => {
    const lookalike = { ...through(centerMessage), sender: other.sender }
    expect(await messagesOf(receiptOf([other, lookalike]))).toEqual([])
  })

  it('throws for data that the interop center cannot have sent', async () => {
    const broken = { sender: interopCenterAddress, data: '0x1234' } as const
    await expect(messagesOf(receiptOf([broken]))).rejects.toMatchObject({
      name: 'MalformedInteropMessageError',
      message: expect.stringContaining('0x1234'),
    })
  })

  it('throws if the transaction is not included yet', async () => {
    await expect(messagesOf(null)).rejects.toMatchObject({
      name: 'MessageTransactionNotFoundError',
    })
  })
})
