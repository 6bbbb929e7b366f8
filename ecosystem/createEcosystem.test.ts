import { spawnSync } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicClient, http } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { afterEach, describe, expect, it, vi } from 'vitest'
import interopCenter from '../artifacts/contracts/interop/InteropCenter.sol/InteropCenter.json'
import { interopCenterAddress } from '../interop'
import { startNode } from './anvil/startNode'
import { createEcosystem } from './createEcosystem'
import { MiningThrottle } from './node/MiningThrottle'
import { ownTemporaryDirectory } from './test/ownTemporaryDirectory'
import { processesNaming } from './test/processesNaming'
import { createStakingEcosystem } from './test/stakingEcosystem'

// Real nodes, except one that a test makes fail.
vi.mock('./anvil/startNode', { spy: true })
vi.mock('./node/MiningThrottle', { spy: true })

const timeout = 30_000

describe('createEcosystem', { timeout }, () => {
  it('runs several networks at once, each on its own ports', async () => {
    const ecosystems = await Promise.all([createStakingEcosystem(), createStakingEcosystem()])
    const rpcUrls = ecosystems.flatMap(({ chains }) => chains.map(({ rpcUrl }) => rpcUrl))
    expect(new Set(rpcUrls).size).toBe(8)
    await Promise.all(ecosystems.map(({ stop }) => stop()))
    for (const rpcUrl of rpcUrls) await expect(fetch(rpcUrl)).rejects.toThrow()
  })

  it('can be stopped twice', async () => {
    const { stop } = await createStakingEcosystem({ stakingChains: 1 })
    await stop()
    await stop()
  })

  it('has the configured chains and accounts, and the contracts that onReady deploys', async () => {
    const rich = '0x00000000000000000000000000000000000000A1'
    const deployments: unknown[] = []
    const network = await createEcosystem({
      settlementLayer: { name: 'layer', id: 1_000, port: 20_000 },
      chains: [
        { name: 'first', id: 1_001, port: 20_001, role: 'source' },
        { name: 'second', id: 1_002, port: 20_002, accounts: [{ address: rich, balance: '5' }] },
      ],
      async onReady({ settlementLayer, chains, adminUrl, previous }) {
        deployments.push(previous)
        const blocks = await Promise.all(chains.map(({ client }) => getBlockNumber(client)))
        return {
          layer: settlementLayer.name,
          adminUrl,
          chains: chains.length,
          heads: blocks.map(Number),
        }
      },
    })
    try {
      const { settlementLayer, chains, manifest, adminUrl } = network
      expect(settlementLayer).toMatchObject({ name: 'layer', id: 1_000, role: null })
      expect(chains.map(({ name, role }) => [name, role])).toEqual([
        ['layer', null],
        ['first', 'source'],
        ['second', null],
      ])
      expect(manifest).toMatchObject({ layer: 'layer', adminUrl, chains: 2 })
      const second = createPublicClient({ transport: http(chains[2]?.rpcUrl) })
      expect(await second.getBalance({ address: rich })).toBe(5n)
      for (const { rpcUrl } of chains.slice(1))
        expect(
          await createPublicClient({ transport: http(rpcUrl) }).getCode({
            address: interopCenterAddress,
          }),
        ).toBe(interopCenter.deployedBytecode)

      await expect(network.addChain({ id: 1_001 })).rejects.toThrow('two chains have the id 1001')
      expect(await network.addChain({ name: 'third' })).toMatchObject({ name: 'third', id: 1_003 })
      expect(network.chains.map(({ name }) => name)).toEqual(['layer', 'first', 'second', 'third'])
      expect(network.manifest.chains).toBe(3)
      expect(deployments).toEqual([undefined, { ...manifest }])
    } finally {
      await network.stop()
    }
  })

  it('disables the mining throttle of every chain on request', async () => {
    vi.mocked(MiningThrottle).mockClear()
    const network = await createEcosystem({ miningThrottle: false })
    await network.stop()
    const created = vi.mocked(MiningThrottle).mock.calls
    expect(created.map(([{ isEnabled }]) => isEnabled)).toEqual([false, false, false])
  })

  it('stops while onReady deploys to an added chain', async () => {
    const events = new EventEmitter()
    const deploying = once(events, 'deploying')
    let isAdding = false
    const network = await createEcosystem({
      async onReady() {
        if (!isAdding) return null
        events.emit('deploying')
        return new Promise(() => {})
      },
    })
    isAdding = true
    const adding = expect(network.addChain()).rejects.toThrow('aborted')
    await deploying
    await network.stop()
    await adding
  })

  it('has the admin methods', async () => {
    const network = await createEcosystem()
    try {
      const [chain] = network.chains
      if (!chain) throw new Error('There is no chain')
      const { head } = network.status().settlementLayer
      const snapshot = await network.snapshot()
      await network.mine({ blocks: 3, chain: chain.id })
      await vi.waitFor(() => expect(network.status().settlementLayer.head).toBe(head + 3))
      expect(await network.revert({ snapshot })).toBe(true)
      expect(network.status().settlementLayer.head).toBe(head)
      await network.pauseSettlement()
      expect(network.status().isPaused).toBe(true)
      await expect(network.mine({ chain: 'nowhere' })).rejects.toThrow('Unknown chain nowhere')
    } finally {
      await network.stop()
    }
  })

  it('stops with a process warning, without an uncaught exception, when a chain is lost', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
    const warned = once(process, 'warning')
    try {
      const network = await createEcosystem({ state: directory })
      const { id, rpcUrl } = network.settlementLayer
      rmSync(join(directory, `chain-${id}`), { recursive: true })
      await network.crashNode({ chain: id })
      const [warning] = await warned
      expect(String(warning)).toContain('gateway (chain 506)')
      await vi.waitFor(() => expect(fetch(rpcUrl)).rejects.toThrow('fetch failed'), { timeout })
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })

  it('rejects unknown options before anything starts', async () => {
    await expect(createEcosystem({ chains: [] })).rejects.toThrow('Invalid options: chains:')
  })

  describe('that fails to start', () => {
    /** Holds the sockets of the nodes, whose command lines name them. */
    const directory = ownTemporaryDirectory()

    afterEach(() => {
      for (const processId of processesNaming(directory())) process.kill(processId, 'SIGKILL')
    })

    const leftovers = () => ({
      processes: processesNaming(directory()),
      files: readdirSync(directory()),
    })
    const nothing = { processes: [], files: [] }

    it('leaves no node behind, including those that were still starting', async () => {
      vi.mocked(startNode).mockRejectedValueOnce(new Error('no room for a node'))
      await expect(createStakingEcosystem()).rejects.toThrow('no room for a node')
      expect(leftovers()).toEqual(nothing)
    })

    it('frees its ports when another one is taken', async () => {
      // Below the range of ephemeral ports.
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

  it('does not keep the process alive once stopped', () => {
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
