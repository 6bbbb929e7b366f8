import { describe, expect, it } from 'vitest'
import { allChains } from '../config/chains'
import { maxStakingChains, stakingTable } from '../presets/stakingTable'
import { optionsSchema } from './options'
import { paces } from './pace'
import { zksyncLocal } from './zksyncLocal'

describe('optionsSchema', () => {
  it('defaults to free loopback ports and the fastest pace', () => {
    expect(optionsSchema.parse({})).toEqual({
      state: null,
      logs: null,
      logLevel: 'info',
      pace: 'instant',
      host: '127.0.0.1',
      allowHost: [],
      allowOrigin: [],
      portOffset: null,
      rpcGasCap: 50_000_000,
      systemContracts: null,
      developerMethods: true,
      miningThrottle: true,
      defaultTable: zksyncLocal,
    })
  })

  it.each(Object.keys(paces))('accepts the pace %s', (pace) => {
    expect(optionsSchema.parse({ pace })).toMatchObject({ pace })
  })

  it.each([
    { chains: [] },
    { chains: [{ name: 'first' }] },
    { settlementLayer: 506 },
    { onReady: 'deploy' },
    { nextChain: {} },
    { pace: 'leisurely' },
    { host: '' },
    { allowHost: ['a b'] },
    { allowOrigin: ['https://user@app.example'] },
    { portOffset: -1 },
    { portOffset: 1.5 },
    { rpcGasCap: 0 },
    { rpcGasCap: 10 ** 10 },
    { portofset: 1 },
  ])('rejects %j', (options) => {
    expect(optionsSchema.safeParse(options).success).toBe(false)
  })

  it('rejects an offset beyond the last port', () => {
    const portOffset = optionsSchema.shape.portOffset.unwrap().unwrap().maxValue ?? 0
    expect(optionsSchema.safeParse({ portOffset: portOffset + 1 }).success).toBe(false)
    const ports = allChains(stakingTable(maxStakingChains)).map(({ port }) => port)
    expect(Math.max(...ports) + portOffset).toBeLessThan(65_536)
  })
})
