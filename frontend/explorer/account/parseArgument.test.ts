import { describe, expect, it } from 'vitest'
import { parseArgument } from './parseArgument'

describe('parseArgument', () => {
  it.each([
    ['uint256', ' 12 ', 12n],
    ['uint256', '0xff', 255n],
    ['int8', '-5', -5n],
    ['bool', 'true', true],
    ['bool', 'false', false],
    ['address', ' 0x00 ', '0x00'],
    ['string', ' kept ', ' kept '],
    ['bytes32[]', '["0x01", "0x02"]', ['0x01', '0x02']],
    ['uint256[2]', '[1, "2"]', [1, '2']],
    ['tuple', '{"sender": "0x00"}', { sender: '0x00' }],
  ])('parses %s %j', (type, text, value) => {
    expect(parseArgument({ type }, text)).toEqual(value)
  })

  it.each([
    ['uint256', '', 'not an integer'],
    ['uint256', '1.5', 'not an integer'],
    ['uint256', '1e18', 'not an integer'],
    ['bool', 'yes', 'not true or false'],
    ['bytes32[]', '0x01, 0x02', 'not JSON'],
  ])('rejects %s %j', (type, text, problem) => {
    expect(() => parseArgument({ type }, text)).toThrow(problem)
  })
})
