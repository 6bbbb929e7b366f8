import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { anvilBinary } from '../ecosystem/node/anvilBinary'
import { median } from './median'

const runs = 5
const nodes = 4

/** The time until `npm run ecosystem` is ready, beside that until as many bare anvils answer in parallel. */
export async function startup(): Promise<string> {
  const bare: number[] = []
  const ecosystem: number[] = []
  // In turns, so that both meet the same machine.
  for (let run = 0; run < runs; run++) {
    const portOffset = 10_000 + Math.floor(Math.random() * 20_000)
    bare.push(await readyAfter(Array.from({ length: nodes }, () => [anvilBinary(), '--port', '0'])))
    ecosystem.push(
      await readyAfter([
        [
          process.execPath,
          '--import',
          'tsx',
          'scripts/ecosystem.ts',
          '--json',
          '--port-offset',
          String(portOffset),
        ],
      ]),
    )
  }
  const ratio = median(ecosystem) / median(bare)
  return `${median(ecosystem).toFixed(0)} ms until \`npm run ecosystem\` is ready, contracts deployed; ${nodes} bare anvils listen after ${median(bare).toFixed(0)} ms (${ratio.toFixed(1)} times; medians of ${runs})`
}

/** Starts the commands together; resolves to the milliseconds until each has said that it is ready. */
async function readyAfter(commands: readonly string[][]): Promise<number> {
  const started = performance.now()
  const children = commands.map(([command = '', ...args]) =>
    spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  await Promise.all(children.map(({ stdout }) => ready(stdout)))
  const ms = performance.now() - started
  await Promise.all(
    children.map(async (child) => {
      child.kill('SIGINT')
      await once(child, 'exit')
    }),
  )
  return ms
}

async function ready(output: Readable): Promise<void> {
  for await (const line of createInterface({ input: output }))
    if (/^Listening on|^\{"chains"/.test(line)) return
  throw new Error('A program ended before it was ready')
}
