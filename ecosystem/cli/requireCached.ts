import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { arch, versions } from 'node:process'
import { Script } from 'node:vm'

/** Functions are compiled when they are first called, so that other commands compile others. */
const worthKeeping = 1.1

/**
 * Requires a CommonJS module, and keeps its compiled code in a file beside it for the next time. Node.js has this built in
 * since 22.1, as `module.enableCompileCache`. Where the file cannot be written, the module is compiled each time.
 *
 * The module cannot use `import()`.
 */
export function requireCached<exports>(file: string): exports {
  const code = readFileSync(file)
  // V8 compares nothing but the length of the code.
  const key = createHash('sha1').update(`${versions.v8} ${arch} `).update(code).digest('hex')
  const cache = `${file}.${key}.cache`
  const kept = readIfPresent(cache)
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${code}\nreturn module.exports})`,
    { filename: file, ...(kept && { cachedData: kept }) },
  )
  const keptSize = kept && !script.cachedDataRejected ? kept.length : 0
  process.once('exit', () => {
    const compiled = script.createCachedData()
    if (compiled.length > keptSize * worthKeeping) replace(cache, compiled)
  })
  const module = { exports: {} }
  return script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
}

function readIfPresent(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** At once, as another process may be reading it. */
function replace(file: string, data: Buffer): void {
  const temporary = `${file}.${process.pid}`
  try {
    writeFileSync(temporary, data)
    renameSync(temporary, file)
  } catch {
    rmSync(temporary, { force: true })
  }
}
