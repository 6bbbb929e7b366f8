import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startNode } from './anvil/startNode'
import { createEcosystem } from './createEcosystem'
import { processesNaming } from './test/processesNaming'
import { createStakingEcosystem } from './test/stakingEcosystem'

// Real nodes, but one that a test has fail.
vi.mock('./anvil/startNode', { spy: true })

const timeout = 30_000

describe('createEcosystem', { timeout }, () => {
  it('runs side by side with others, each on ports of its own', async () => {
    const ecosystems = await Promise.all([createStakingEcosystem(), createStakingEcosystem()])
    const rpcUrls = ecosystems.flatMap(({ chains }) => chains.map(({ rpcUrl }) => rpcUrl))
    expect(new Set(rpcUrls).size).toBe(8)
    await Promise.all(ecosystems.map(({ stop }) => stop()))
    for (const rpcUrl of rpcUrls) await expect(fetch(rpcUrl)).rejects.toThrow()
  })

  it('can be stopped again', async () => {
    const { stop } = await createStakingEcosystem({ stakingChains: 1 })
    await stop()
    await stop()
  })

  it('refuses options that it does not know, before anything starts', async () => {
    await expect(createEcosystem({ chains: [] })).rejects.toThrow('Invalid options: chains:')
  })

  describe('that fails to start', () => {
    /** Holds the sockets of the nodes, whose command lines name them. */
    let directory: string

    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
      vi.stubEnv('TMPDIR', directory)
    })

    afterEach(() => {
      vi.unstubAllEnvs()
      for (const processId of processesNaming(directory)) process.kill(processId, 'SIGKILL')
      rmSync(directory, { recursive: true })
    })

    const leftovers = () => ({
      processes: processesNaming(directory),
      files: readdirSync(directory),
    })
    const nothing = { processes: [], files: [] }

    it('leaves no node, also of those that were starting meanwhile', async () => {
      vi.mocked(startNode).mockRejectedValueOnce(new Error('no room for a node'))
      await expect(createStakingEcosystem()).rejects.toThrow('no room for a node')
      expect(leftovers()).toEqual(nothing)
    })

    it('frees the ports that it got when another is taken', async () => {
      // Below the ports that systems hand out by themselves.
      const portOffset = 10_000 + Math.floor(Math.random() * 18_000)
      const occupant = createServer().listen(3350 + portOffset, '127.0.0.1')
      try {
        await once(occupant, 'listening')
        await expect(createStakingEcosystem({ portOffset })).rejects.toThrow(
          `Port ${3350 + portOffset} (rewards) is taken`,
        )
        for (const port of [3050, 3150, 3250])
          await expect(fetch(`http://127.0.0.1:${port + portOffset}`)).rejects.toThrow()
        expect(leftovers()).toEqual(nothing)
      } finally {
        occupant.close()
      }
    })
  })

  it('keeps no program alive once stopped', () => {
    const program = `
      const { createEcosystem, stakingPreset } = require('./ecosystem')
      createEcosystem(stakingPreset({ stakingChains: 1 })).then(({ stop }) => stop()).then(() => console.log('stopped'))
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
