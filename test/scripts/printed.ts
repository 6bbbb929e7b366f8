import { format } from 'node:util'
import { vi } from 'vitest'

/** Runs the code of a command in this process, with the manifests of a directory; resolves to what it prints. */
export async function printed(directory: string, command: () => Promise<unknown>): Promise<string> {
  const before = process.env.INTERSTAKE_DEPLOYMENTS
  process.env.INTERSTAKE_DEPLOYMENTS = directory
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
    lines.push(`${format(...values)}\n`)
  })
  try {
    await command()
    return lines.join('')
  } finally {
    log.mockRestore()
    if (before === undefined) delete process.env.INTERSTAKE_DEPLOYMENTS
    else process.env.INTERSTAKE_DEPLOYMENTS = before
  }
}
