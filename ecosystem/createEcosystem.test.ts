import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEcosystem } from './createEcosystem'

const timeout = 30_000

describe('createEcosystem', { timeout }, () => {
  it('runs side by side with others, each on ports of its own', async () => {
    const ecosystems = await Promise.all([createEcosystem(), createEcosystem()])
    const rpcUrls = ecosystems.flatMap(({ chains }) => chains.map(({ rpcUrl }) => rpcUrl))
    expect(new Set(rpcUrls).size).toBe(8)
    await Promise.all(ecosystems.map(({ stop }) => stop()))
    for (const rpcUrl of rpcUrls) await expect(fetch(rpcUrl)).rejects.toThrow()
  })

  it('can be stopped again', async () => {
    const { stop } = await createEcosystem({ stakingChains: 1 })
    await stop()
    await stop()
  })

  it('refuses options that it does not know, before anything starts', async () => {
    await expect(createEcosystem({ stakingChains: 0 })).rejects.toThrow('stakingChains')
  })

  it('keeps no program alive once stopped', () => {
    const program = `
      const { createEcosystem } = require('./ecosystem')
      createEcosystem({ stakingChains: 1 }).then(({ stop }) => stop()).then(() => console.log('stopped'))
    `
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], {
      cwd: join(__dirname, '..'),
      encoding: 'utf8',
      timeout: timeout - 5_000,
    })
    expect(stdout).toBe('stopped\n')
    expect(status).toBe(0)
  })
})
