import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Ids of the running processes whose command line contains each of these texts. */
export function processesNaming(...texts: string[]): number[] {
  if (process.platform !== 'linux') {
    const [first = [], ...others] = texts.map((text) => {
      const { stdout } = spawnSync('pgrep', ['-f', text], { encoding: 'utf8' })
      return stdout.split('\n').filter(Boolean).map(Number)
    })
    return first.filter((processId) => others.every((found) => found.includes(processId)))
  }
  return readdirSync('/proc')
    .filter((name) => {
      const command = /^\d+$/.test(name) ? commandLine(name) : ''
      return command !== '' && texts.every((text) => command.includes(text))
    })
    .map(Number)
}

/** Empty for a process that ended meanwhile. */
function commandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
