import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')
const git = (...parameters: string[]) =>
  execFileSync('git', parameters, { cwd: repository, encoding: 'utf8' })

describe('a checkout on any system', () => {
  it('has the same line ends, whatever Git is set to', () => {
    const files = git('ls-files', '--eol')
      .trim()
      .split('\n')
      .map((line) => /^i\/(\S+)\s+w\/(\S+)\s+attr\/(.*?)\s*\t(.*)$/.exec(line)?.slice(1) ?? [line])
    expect(files.length).toBeGreaterThan(500)
    expect(
      files.filter(([index]) => index !== 'lf' && index !== '-text' && index !== 'none'),
    ).toEqual([])
    expect(files.filter(([, , attribute]) => attribute !== 'text=auto eol=lf')).toEqual([])
  })

  it('has scripts that cmd.exe runs as a shell does', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')))
    for (const [name, script] of Object.entries(scripts)) {
      // Single quotes are no quotes there, and globs are not expanded: the program has to get them in double quotes.
      expect(script, name).not.toContain("'")
      expect(script.replaceAll(/"[^"]*"/g, ''), name).not.toMatch(/[*?$`;{}]|^[A-Z_]+=/)
    }
  })
})
