import { describe, expect, it } from 'vitest'
import { ecosystemCommand } from './command'

/** The parsed flags; throws where the program would exit. */
function parse(...flags: string[]) {
  return ecosystemCommand('fast')
    .exitOverride()
    .configureOutput({ writeErr() {} })
    .parse(flags, { from: 'user' })
    .opts()
}

describe('ecosystemCommand', () => {
  it('defaults to the ports and chains of the public tutorial, on loopback, at the pace of the program', () => {
    expect(parse()).toEqual({
      protocol: 'zksync',
      preset: 'staking',
      state: null,
      logs: null,
      logLevel: 'info',
      portOffset: 0,
      pace: 'fast',
      host: '127.0.0.1',
      rpcGasCap: 50_000_000,
      allowHost: [],
      allowOrigin: [],
      systemContracts: null,
      developerMethods: true,
      miningThrottle: true,
    })
  })

  it('reads every flag', () => {
    const flags = ['--staking-chains', '20', '--port-offset', '100', '--pace', 'realistic']
    const more = [
      '--host',
      '::1',
      ...['--allow-host', 'laptop.local', '--allow-host', 'host.docker.internal'],
      ...['--allow-origin', 'https://app.example', '--allow-origin', 'http://10.0.0.7:8080'],
      ...['--rpc-gas-cap', '2000000'],
      '--system-contracts',
      'out',
      '--no-developer-methods',
      '--no-mining-throttle',
      '--state',
      'kept',
    ]
    const logs = ['--logs', 'log', '--log-level', 'debug']
    const network = ['--preset', 'zksync-local', '--config', 'network.mjs']
    const superchain = [
      ...['--protocol', 'superchain', '--auto-relay'],
      ...['--message-expiry', '60', '--block-time', '2'],
    ]
    expect(parse(...flags, ...more, ...logs, ...network, ...superchain)).toEqual({
      protocol: 'superchain',
      preset: 'zksync-local',
      autoRelay: true,
      messageExpiry: 60,
      blockTime: 2,
      config: 'network.mjs',
      stakingChains: 20,
      state: 'kept',
      logs: 'log',
      logLevel: 'debug',
      portOffset: 100,
      pace: 'realistic',
      host: '::1',
      rpcGasCap: 2_000_000,
      allowHost: ['laptop.local', 'host.docker.internal'],
      allowOrigin: ['https://app.example', 'http://10.0.0.7:8080'],
      systemContracts: 'out',
      developerMethods: false,
      miningThrottle: false,
    })
  })

  it.each([
    ['--preset', 'live'],
    ['--staking-chains', '0'],
    ['--staking-chains', '21'],
    ['--staking-chains', 'two'],
    ['--staking-chains', '1.5'],
    ['--staking-chains', '0x2'],
    ['--port-offset', '-1'],
    ['--port-offset', '60001'],
    ['--port-offset', ''],
    ['--pace', 'leisurely'],
    ['--host', ''],
    ['--allow-host', ''],
    ['--allow-host', '*'],
    ['--allow-host', 'http://laptop.local'],
    ['--allow-host', 'laptop.local:3050'],
    ['--allow-origin', '*'],
    ['--allow-origin', 'null'],
    ['--allow-origin', 'app.example'],
    ['--allow-origin', 'https://app.example/'],
    ['--allow-origin', 'https://*.example'],
    ['--nonsense', '1'],
  ])('rejects %s %j, naming the flag', (flag, value) => {
    expect(() => parse(flag, value)).toThrow(flag)
  })
})
