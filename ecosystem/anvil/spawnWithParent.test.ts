import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { eventually } from '../test/eventually'
import { processesNaming } from '../test/processesNaming'
import { spawnWithParent } from './spawnWithParent'

const seconds = () => `${600 + Math.random()}`

describe.skipIf(process.platform === 'win32')('spawnWithParent', () => {
  it('kills the program when this process is killed, even immediately', async () => {
    const naming = seconds()
    const script = `
      const { spawnWithParent } = require('./ecosystem/anvil/spawnWithParent')
      spawnWithParent('sleep', ['${naming}'])
      process.kill(process.pid, 'SIGKILL')
    `
    const { signal } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: join(__dirname, '..', '..'),
    })
    expect(signal).toBe('SIGKILL')
    await eventually(() => expect(processesNaming('sleep', naming)).toEqual([]))
  })

  it('runs the program as the child process itself', async () => {
    const naming = seconds()
    const { child } = spawnWithParent('sleep', [naming])
    await eventually(() => expect(processesNaming('sleep', naming)).toEqual([child.pid]))
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([null, 'SIGTERM'])
  })

  it('passes arguments, environment, directory, output and exit code unchanged', async () => {
    const script = 'console.log(process.argv[1], process.env.WORD, process.cwd()); process.exit(7)'
    const { child, stdout } = spawnWithParent(process.execPath, ['-e', script, `a 'b" $c`], {
      cwd: '/',
      env: { ...process.env, WORD: 'word' },
    })
    const [printed, [exitCode]] = await Promise.all([text(stdout), once(child, 'close')])
    expect([printed, exitCode]).toEqual([`a 'b" $c word /\n`, 7])
  })
})
