import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

/** Runs the command where no other language is installed. */
async function runClients(...names: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'languages', 'index.ts'), ...names],
    { env: { ...process.env, PATH: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { output, errors, exitCode: child.exitCode }
}

describe('npm run clients', () => {
  it('names the clients whose language is not installed, and passes', async () => {
    expect(await runClients()).toEqual({
      output:
        'web3.py skipped: python3 not found\nethclient skipped: go not found\nalloy skipped: cargo not found\n',
      errors: '',
      exitCode: 0,
    })
  })

  it('fails for an unknown client, listing the known ones', async () => {
    expect(await runClients('perl')).toEqual({
      output: '',
      errors: 'Unknown client perl. Available: web3.py, ethclient, alloy.\n',
      exitCode: 1,
    })
  })
})
