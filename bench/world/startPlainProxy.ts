import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Anvil, startAnvil } from './startAnvil'
import { startProgram } from './startProgram'

/** What it is, at the beginning of a sentence. */
export const plainProxy = 'A server of nothing but node:http and an IPC connection to the node'

/** A plain anvil node behind the least that a server in front of it does. */
export async function startPlainProxy(): Promise<Anvil> {
  const directory = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const socket = join(directory, 'node')
  const anvil = await startAnvil('--ipc', socket)
  const proxy = await startProgram(
    [process.execPath, '--import', 'tsx', join(__dirname, 'plainProxy.ts'), socket],
    /^Listening on/,
  )
  return {
    ...proxy,
    url: `http://${proxy.line.replace('Listening on ', '')}`,
    async stop() {
      await proxy.stop()
      await anvil.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
