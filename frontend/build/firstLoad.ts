import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The relevant part of a built file. */
export type BuiltFile = {
  fileName: string
  code?: string
  isEntry?: boolean
  /** Files that it imports statically. */
  imports?: readonly string[]
}

/** Lists the JavaScript that a page loads initially, with its gzip size. */
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
 * Reports how much JavaScript a page loads initially, and fails the build if it exceeds a limit.
 *
 * @param limit - Maximum gzip size of the initial JavaScript, in bytes.
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
      const summary = `The page initially loads ${kilobytes(total)} of JavaScript (gzip)`
      if (total <= limit) {
        this.info(`${summary}, the limit is ${kilobytes(limit)}.`)
        return
      }
      const parts = files.map(({ fileName, bytes }) => `${fileName} ${kilobytes(bytes)}`)
      this.error(
        `${summary}, more than ${kilobytes(limit)}: ${parts.join(', ')}. Load code on demand that is not needed initially.`,
      )
    },
  }
}
