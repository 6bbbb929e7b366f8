import { beforeEach, describe, expect, it } from 'vitest'
import { RequestWatch } from './RequestWatch'

let foreign: string[]
let watch: RequestWatch

beforeEach(() => {
  foreign = []
  watch = new RequestWatch((method) => foreign.push(method))
})

describe('RequestWatch', () => {
  it.each([
    ...['eth_sendTransaction', 'eth_sendRawTransaction', 'anvil_setStorageAt', 'anvil_setCode'],
    ...['evm_mine', 'evm_revert', 'anvil_impersonateAccount', 'anvil_reset', 'anvil_loadState'],
    'anvil_setLoggingEnabled',
  ])('detects a foreign %s', (method) => {
    watch.printed(method)
    expect(foreign).toEqual([method])
  })

  it.each([
    ['hardhat_setBalance', ['anvil_setBalance']],
    ['evm_setAccountNonce', ['anvil_setNonce']],
    ['anvil_setAutomine', ['evm_setAutomine']],
    ['evm_mine', ['evm_mine', 'evm_setNextBlockTimestamp']],
    ['eth_sendTransactionSync', ['eth_sendTransactionSync', 'eth_sendTransaction', 'eth_accounts']],
    ['eth_sendRawTransactionSync', ['eth_sendRawTransactionSync', 'eth_sendRawTransaction']],
    ['anvil_dealERC20', ['anvil_dealERC20', 'eth_createAccessList', 'anvil_setStorageAt']],
  ])('ignores the log lines of our own %s', (method, lines) => {
    watch.sent(method)
    for (const line of lines) watch.printed(line)
    expect(foreign).toEqual([])
    watch.printed(lines[0] ?? '')
    expect(foreign).toEqual([lines[0]])
  })

  it.each(['eth_call', 'eth_getBalance', 'anvil_nodeInfo', 'anvil_dumpState', 'anvil_getAutomine'])(
    'lets anybody ask %s, which changes nothing',
    (method) => {
      watch.printed(method)
      expect(foreign).toEqual([])
    },
  )

  it('ignores all other lines', () => {
    for (const line of ['    Transaction: 0x12', 'Block Number: 1', '    anvil_setCode', 'Error'])
      watch.printed(line)
    expect(foreign).toEqual([])
  })
})
