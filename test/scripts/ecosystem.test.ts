import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isAddress } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readManifest, readShownManifests, writeManifest } from '../../deployments/manifestFiles'
import { eventually } from '../../ecosystem/test/eventually'
import { processesNaming } from '../../ecosystem/test/processesNaming'
import { temporaryDirectory } from '../../ecosystem/test/temporaryDirectory'
import { createAdminClient } from '../../ecosystem/zksync/admin/client'
import { sampleManifest } from '../../frontend/shared/test/sampleManifest'

const repository = join(__dirname, '..', '..')
const timeout = 60_000

describe('npm run ecosystem', { timeout }, () => {
  let directory: string
  let deployments: string
  /** Directory of the nodes' sockets, which are part of their command lines. */
  let temporary: string
  let portOffset: number
  let programs: ChildProcess[]
  let occupant: Server | undefined

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
    deployments = join(directory, 'deployments')
    temporary = join(directory, 'tmp')
    mkdirSync(temporary)
    programs = []
    portOffset = 10_000 + Math.floor(Math.random() * 18_000)
  })

  afterEach(() => {
    occupant?.close()
    for (const program of programs) program.kill('SIGKILL')
    for (const processId of nodes()) process.kill(processId, 'SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  })

  const nodes = () => processesNaming(temporary)
  const leftovers = () => ({
    processes: nodes(),
    files: readdirSync(temporary).filter((name) => name.startsWith('interstake-')),
  })
  const nothing = { processes: [], files: [] }

  const run = (...flags: string[]) => start('--port-offset', String(portOffset), ...flags)

  function start(...words: string[]) {
    const { imports, environment } = temporaryDirectory(temporary)
    const child = spawn(
      process.execPath,
      [
        ...['tsx', ...imports].flatMap((name) => ['--import', name]),
        ...[join('scripts', 'ecosystem.ts'), ...words],
      ],
      {
        cwd: repository,
        env: { ...process.env, INTERSTAKE_DEPLOYMENTS: deployments, ...environment },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    )
    programs.push(child)
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (data) => {
      printed.stdout += data
    })
    child.stderr.on('data', (data) => {
      printed.stderr += data
    })
    const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, ...printed }))

    /** Resolves once it has printed that; rejects if it ends before. */
    const prints = (stream: 'stdout' | 'stderr', expected: string | RegExp) =>
      Promise.race([
        vi.waitFor(() => expect(printed[stream]).toMatch(expected), { timeout, interval: 10 }),
        ended.then(({ stdout, stderr }) => {
          throw new Error(`It ended too early: ${stdout}${stderr}`)
        }),
      ])

    return {
      child,
      ended,
      printed,
      prints,
      ready: () => prints('stdout', /\n$/),
    }
  }

  /** Ends it by a signal; resolves to what it printed once nothing of it is left. */
  async function endedBy(signal: NodeJS.Signals, { child, ended }: ReturnType<typeof run>) {
    child.kill(signal)
    const result = await ended
    expect(result.exitCode).toBe(0)
    expect(leftovers()).toEqual(nothing)
    return result
  }

  async function occupy(port: number): Promise<void> {
    occupant = createServer().listen(port, '127.0.0.1')
    await once(occupant, 'listening')
  }

  it('prints one line of JSON when ready, and leaves nothing behind on SIGINT', async () => {
    const network = run('--json')
    await network.ready()
    expect(nodes()).toHaveLength(4)
    const { stdout } = await endedBy('SIGINT', network)
    expect(stdout.split('\n')).toHaveLength(2)
    const rpcUrl = (port: number) => `http://127.0.0.1:${port + portOffset}`
    const { chains, contracts, accounts } = JSON.parse(stdout)
    expect(chains).toEqual([
      { name: 'gateway', role: 'settlement layer', id: 506, rpcUrl: rpcUrl(3150) },
      { name: 'staking1', role: 'staking', id: 34234, rpcUrl: rpcUrl(3050) },
      { name: 'staking2', role: 'staking', id: 5328, rpcUrl: rpcUrl(3250) },
      { name: 'rewards', role: 'rewards', id: 37427, rpcUrl: rpcUrl(3350) },
    ])
    expect(Object.keys(contracts.staking)).toEqual(['5328', '34234'])
    expect([contracts.staking[5328], contracts.staking[34234], contracts.token]).toSatisfy(
      (addresses: string[]) => addresses.every((address) => isAddress(address)),
    )
    expect(accounts).toContain('0x36615Cf349d7F6344891B1e7CA7C72883F5dc049')
  })

  it('prints progress to stderr, writes the manifest, and leaves nothing behind on SIGTERM', async () => {
    const network = run('--json', '--staking-chains', '1')
    await network.ready()
    const { stdout, stderr } = await endedBy('SIGTERM', network)
    expect(stderr).toContain('Starting 3 nodes …\n')
    expect(stderr).toContain('Deploying contracts …\n')
    const { contracts } = JSON.parse(stdout)
    const manifest = readManifest('local', deployments)
    expect(manifest?.rewardsChain.token.address).toBe(contracts.token)
    expect(manifest?.stakingChains.map(({ staking }) => staking.address)).toEqual(
      Object.values(contracts.staking),
    )
  })

  it('prints a human-readable table of chains, and leaves nothing behind on SIGHUP', async () => {
    const network = run()
    await network.prints('stdout', 'Ready. Press Ctrl-C to stop.\n')
    const { stdout } = await endedBy('SIGHUP', network)
    for (const port of [3150, 3050, 3250, 3350])
      expect(stdout).toContain(`http://127.0.0.1:${port + portOffset}`)
  })

  it('leaves nothing behind when its standard input closes, with --stop-with-stdin', async () => {
    const { child, ended, ready } = run('--json', '--stop-with-stdin')
    await ready()
    child.stdin?.end()
    expect(await ended).toMatchObject({ exitCode: 0 })
    expect(leftovers()).toEqual(nothing)
  })

  it('leaves nothing behind on the admin method stop, also on free ports', async () => {
    const { ended, ready, printed } = run('--json', '--port-offset', 'auto')
    await ready()
    const { adminUrl, explorerUrl } = z
      .object({ adminUrl: z.string(), explorerUrl: z.string() })
      .parse(JSON.parse(printed.stdout))
    expect(adminUrl).not.toContain(`:${3040 + portOffset}`)
    expect(explorerUrl).not.toContain(`:${3060 + portOffset}`)
    expect(await (await fetch(`${explorerUrl}/deployments.json`)).json()).toMatchObject([
      { adminUrl, rewardsChain: { explorerUrl: `${explorerUrl}/37427` } },
    ])
    expect(await createAdminClient(adminUrl).stop()).toBeNull()
    expect(await ended).toMatchObject({ exitCode: 0 })
    expect(leftovers()).toEqual(nothing)
  })

  it('stops when interrupted during its start, and leaves nothing behind', async () => {
    const { child, ended, prints } = run('--json')
    await prints('stderr', 'Starting 4 nodes')
    child.kill('SIGINT')
    const { stderr } = await ended
    expect(stderr).toMatch(/Stopping …\n$/)
    await eventually(() => expect(leftovers()).toEqual(nothing))
  })

  it('leaves nothing behind when interrupted twice', async () => {
    const { child, ended, ready } = run('--json')
    await ready()
    child.kill('SIGINT')
    child.kill('SIGINT')
    await ended
    await eventually(() => expect(leftovers()).toEqual(nothing))
  })

  it('names a port that is taken and the remedy, and leaves nothing behind', async () => {
    await occupy(3050 + portOffset)
    const { exitCode, stdout, stderr } = await run('--json').ended
    expect(exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(`Port ${3050 + portOffset} (staking1) is taken`)
    expect(stderr).toContain('--port-offset')
    expect(leftovers()).toEqual(nothing)
    expect(readManifest('local', deployments)).toBeUndefined()
  })

  it('leaves no node behind when it is killed', async () => {
    const { child, ended, ready } = run('--json')
    await ready()
    expect(nodes()).toHaveLength(4)
    child.kill('SIGKILL')
    await ended
    await vi.waitFor(() => expect(nodes()).toEqual([]), { timeout: 5_000 })
  })

  it('rejects an unknown flag, and starts nothing', async () => {
    const { exitCode, stdout, stderr } = await run('--pace', 'leisurely').ended
    expect(exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('--pace')
    expect(leftovers()).toEqual(nothing)
  })

  it('serves the explorer of this network on a separate port', async () => {
    await promisify(execFile)(process.execPath, [join('scripts', 'prepare.mjs'), 'explorer'], {
      cwd: repository,
    })
    // Another network's, which the explorer must neither show nor connect to.
    writeManifest(
      { ...sampleManifest, environment: 'other', adminUrl: 'http://127.0.0.1:1' },
      deployments,
    )
    const { ended, child, prints, printed } = run()
    await prints('stdout', 'Ready. Press Ctrl-C to stop.\n')
    const url = `http://localhost:${3060 + portOffset}`
    expect(printed.stdout).toContain(`\nExplorer: ${url}\n`)

    const shown = async () => {
      const page = await fetch(`${url}/37427`)
      expect(page.status).toBe(200)
      const html = await page.text()
      const [, script = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(html) ?? []
      expect((await fetch(`${url}${script}`)).headers.get('content-type')).toContain('javascript')
      const policy = page.headers.get('content-security-policy') ?? ''
      const [, sources = ''] = /connect-src 'self' ([^;]+);/.exec(policy) ?? []
      const manifests: unknown = await (await fetch(`${url}/deployments.json`)).json()
      return { sources: sources.split(' ').sort(), manifests }
    }
    const expected = () => {
      const manifest = readManifest('local', deployments)
      const ports = [3150, 3350, 3040].map((port) => port + portOffset)
      const stakingChains = manifest?.stakingChains.map(({ rpcUrl }) => rpcUrl) ?? []
      const sources = [...ports.map((port) => `http://127.0.0.1:${port}`), ...stakingChains]
      return { sources: sources.sort(), manifests: [manifest] }
    }
    expect(readManifest('local', deployments)?.rewardsChain.explorerUrl).toBe(`${url}/37427`)
    expect(await shown()).toEqual(expected())

    const admin = createAdminClient(`http://127.0.0.1:${3040 + portOffset}`)
    await admin.addChain()
    await eventually(() => expect(expected().sources).toHaveLength(6))
    expect(await shown()).toEqual(expected())

    for (const [origin, status] of [
      [url, 200],
      [`http://127.0.0.1:${3060 + portOffset}`, 200],
      [`http://localhost:${3061 + portOffset}`, 403],
    ] as const) {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'interstake_getStatus' })
      const headers = { origin }
      const response = await fetch(`http://127.0.0.1:${3040 + portOffset}`, {
        method: 'POST',
        headers,
        body,
      })
      expect(response.status).toBe(status)
    }

    child.kill('SIGINT')
    expect(await ended).toMatchObject({ exitCode: 0 })
    expect(leftovers()).toEqual(nothing)
  })

  it('is found by commands, independently of manifests, which no other network overwrites', async () => {
    writeManifest({ ...sampleManifest, adminUrl: 'http://127.0.0.1:1' }, deployments)
    await run('--json', '--preset', 'zksync-local').ready()
    const { exitCode, stdout } = await start('get-status').ended
    expect(exitCode).toBe(0)
    expect(stdout).toContain('"name": "chain1"')
    const manifests = readShownManifests(deployments)
    expect(manifests).toMatchObject([{ chains: [{ chainId: 6565 }, { chainId: 6566 }] }])

    const second = await run('--json', '--port-offset', 'auto').ended
    expect(second.exitCode).toBe(1)
    expect(second.stderr).toMatch(
      /local\.json belongs to a running network, that of process \d+\. Stop that network, or choose another file with --manifest\.\n$/,
    )
    expect(readShownManifests(deployments)).toEqual(manifests)
  })

  it('logs JSON, one file per process, without private keys', async () => {
    const logs = join(directory, 'logs')
    const { child, ended, prints, ready } = run('--json', '--logs', logs, '--log-level', 'debug')
    await ready()
    const [node] = nodes()
    process.kill(node ?? 0, 'SIGKILL')
    await prints('stderr', /The node of \w+ has ended and is being restarted/)
    await prints('stderr', /The node of \w+ was restarted at block \d+/)
    child.kill('SIGINT')
    await ended
    expect(readdirSync(logs).sort()).toEqual(
      ['ecosystem', 'gateway', 'rewards', 'staking1', 'staking2'].map((name) => `${name}.log`),
    )
    const lines = readdirSync(logs).flatMap((name) =>
      readFileSync(join(logs, name), 'utf8').trimEnd().split('\n'),
    )
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) })
    expect(lines.join()).toContain('ended (SIGKILL). Its last lines:')
    // The first development account's, and the rich account's.
    expect(lines.join()).not.toMatch(
      /ac0974bec39a17e36ba4a6b4d238ff94|7726827caac94a7f9e1b160f7ea819f1/,
    )
  })

  it('resumes from its state, and logs its options', async () => {
    const state = join(directory, 'state')
    const first = run('--json', '--state', state)
    await first.ready()
    first.child.kill('SIGINT')
    const before = JSON.parse((await first.ended).stdout)
    const second = run('--json', '--state', state)
    await second.ready()
    second.child.kill('SIGINT')
    expect(JSON.parse((await second.ended).stdout)).toMatchObject({ contracts: before.contracts })
    expect(readdirSync(join(state, 'logs'))).toContain('ecosystem.log')
  })
})
