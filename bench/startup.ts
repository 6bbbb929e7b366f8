import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { foundryBinary } from '../ecosystem/anvil/foundryBinary'
import { median } from './median'
import { startSupersim } from './supersim'

const runs = 5
const nodes = 4
const manyChains = 20

/** The command `interstake`, as it is published. */
const interstake = join('dist', 'packages', 'interstake', 'dist', 'cli.mjs')

/**
 * The time until `interstake` is ready, compared with the same number of plain anvil nodes in parallel, and with many chains;
 * on the Superchain, without the staking contracts, compared with supersim.
 */
export async function startup(): Promise<string> {
  const bare: number[] = []
  const ecosystem: number[] = []
  const superchain: number[] = []
  const supersim: number[] = []
  const large: number[] = []
  // Interleaved, so that all run under the same conditions.
  for (let run = 0; run < runs; run++) {
    bare.push(
      await readyAfter(
        Array.from({ length: nodes }, () => [foundryBinary('anvil'), '--port', '0']),
      ),
    )
    ecosystem.push(await readyAfter([command('--staking-chains', String(nodes - 2))]))
    superchain.push(await readyAfter([command('--preset', 'superchain-local', '--auto-relay')]))
    const started = performance.now()
    const peer = await startSupersim()
    if (peer) supersim.push(performance.now() - started)
    await peer?.stop()
    large.push(await readyAfter([command('--staking-chains', String(manyChains - 2))]))
  }
  const ms = (times: readonly number[]) => `${median(times).toFixed(0)} ms`
  const ratio = median(ecosystem) / median(bare)
  const peers = supersim.length > 0 ? `, supersim after ${ms(supersim)}` : ''
  return `${ms(ecosystem)} until \`interstake\` is ready, contracts deployed, ${ms(large)} with ${manyChains} chains; ${nodes} plain anvil nodes listen after ${ms(bare)} (${ratio.toFixed(1)} times); \`interstake --preset superchain-local --auto-relay\` is ready after ${ms(superchain)}${peers} (medians of ${runs}, Node.js ${process.versions.node})`
}

function command(...flags: string[]): string[] {
  const portOffset = 10_000 + Math.floor(Math.random() * 20_000)
  return [
    process.execPath,
    ...[interstake, '--json', '--port-offset', String(portOffset)],
    ...flags,
  ]
}

/** Starts the commands in parallel; resolves to the milliseconds until all are ready. */
async function readyAfter(commands: readonly string[][]): Promise<number> {
  // Do not replace the manifest of a network that is already running.
  const directory = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const env = { ...process.env, INTERSTAKE_DEPLOYMENTS: directory }
  const started = performance.now()
  const children = commands.map(([command = '', ...args]) =>
    spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  await Promise.all(children.map(({ stdout }) => ready(stdout)))
  const ms = performance.now() - started
  await Promise.all(
    children.map(async (child) => {
      child.kill('SIGINT')
      await once(child, 'exit')
    }),
  )
  rmSync(directory, { recursive: true })
  return ms
}

async function ready(output: Readable): Promise<void> {
  for await (const line of createInterface({ input: output }))
    if (/^Listening on|^\{"chains"/.test(line)) return
  throw new Error('A program ended before it was ready')
}
