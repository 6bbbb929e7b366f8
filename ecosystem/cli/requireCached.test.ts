import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'

const directory = ownTemporaryDirectory()

describe('requireCached', () => {
  it('loads CommonJS, whose compiled code it keeps in one file beside it', () => {
    const { run, cached } = write(`
      const { basename } = require('node:path')
      module.exports = [basename(__filename), require('./program.json').a, exports === module.exports]
    `)
    expect(cached()).toEqual([])
    expect(run()).toBe('["program.js",1,true]\n')
    const kept = cached()
    expect(kept).toHaveLength(1)
    expect(run()).toBe('["program.js",1,true]\n')
    expect(cached()).toEqual(kept)
  })

  it('compiles code again that has changed, even if its length has not', () => {
    const { run, change } = write('exports.it = "before"')
    expect(run()).toBe('{"it":"before"}\n')
    change('exports.it = "behind"')
    expect(run()).toBe('{"it":"behind"}\n')
  })

  it('replaces a file that is not compiled code', () => {
    const { run, cached, overwrite } = write('exports.ran = true')
    run()
    overwrite('nothing compiled')
    expect(run()).toBe('{"ran":true}\n')
    expect(cached()[0]?.length).toBeGreaterThan(100)
  })

  it('keeps what another command has compiled in addition', () => {
    const { run, cached } = write(`
      const rarelyCalled = () => ${JSON.stringify('x'.repeat(10_000))}.length
      if (process.argv.includes('rare')) exports.length = rarelyCalled()
    `)
    run()
    const [first] = cached()
    expect(run('rare')).toBe('{"length":10000}\n')
    expect(cached()[0]?.length).toBeGreaterThan(first?.length ?? Number.NaN)
  })
})

/** Writes a program, and returns functions that run it in a process of its own, and change its files. */
function write(code: string) {
  const file = join(directory(), 'program.js')
  const runner = join(directory(), 'runner.ts')
  const change = (code: string) => writeFileSync(file, code)
  change(code)
  writeFileSync(join(directory(), 'program.json'), '{"a":1}')
  writeFileSync(
    runner,
    `import { requireCached } from ${JSON.stringify(join(__dirname, 'requireCached'))}; console.log(JSON.stringify(requireCached(${JSON.stringify(file)})))`,
  )
  const files = () =>
    readdirSync(directory())
      .filter((name) => name.endsWith('.cache'))
      .map((name) => join(directory(), name))
  return {
    change,
    run: (...args: string[]) =>
      execFileSync(process.execPath, ['--import', 'tsx', runner, ...args], { encoding: 'utf8' }),
    cached: () => files().map((file) => readFileSync(file)),
    overwrite(text: string) {
      for (const file of files()) writeFileSync(file, text)
    },
  }
}
