import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What of a built file matters for what is loaded first. */
export type BuiltFile = {
  fileName: string
  code?: string
  isEntry?: boolean
  /** Files that are loaded with it. */
  imports?: readonly string[]
}

/** Lists the JavaScript that a page loads before it can show anything, with its size in gzip. */
export function firstLoad(files: readonly BuiltFile[]): { fileName: string; bytes: number }[] {
  const byName = new Map(files.map((file) => [file.fileName, file]))
  const loaded = new Set<BuiltFile>()
  const load = (file: BuiltFile | undefined) => {
    if (!file?.code || loaded.has(file)) return
    loaded.add(file)
    for (const name of file.imports ?? []) load(byName.get(name))
  }
  for (const file of files) if (file.isEntry) load(file)
  return [...loaded].map(({ fileName, code = '' }) => ({
    fileName,
    bytes: gzipSync(code).byteLength,
  }))
}

/**
 * Says how much JavaScript a page loads first, and fails the build of one that would be slow to open.
 *
 * @param limit - Of the JavaScript that is loaded first, in bytes of gzip.
 */
export function firstLoadLimit(limit: number): Plugin {
  const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`
  return {
    name: 'interstake:first-load-limit',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = firstLoad(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : [])),
      )
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
      const summary = `The page loads ${kilobytes(total)} of JavaScript at first (gzip)`
      if (total <= limit) {
        this.info(`${summary}, of ${kilobytes(limit)} at most.`)
        return
      }
      const parts = files.map(({ fileName, bytes }) => `${fileName} ${kilobytes(bytes)}`)
      this.error(
        `${summary}, more than ${kilobytes(limit)}: ${parts.join(', ')}. Load on demand what is not needed at once.`,
      )
    },
  }
}
