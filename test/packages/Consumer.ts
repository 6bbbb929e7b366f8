import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')
const tarballs = join(repository, 'dist', 'packages')

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
})

/** The tarball of each package, by name. */
function packedPackages(): Map<string, string> {
  const files = readdirSync(tarballs).filter((file) => file.endsWith('.tgz'))
  if (files.length === 0) throw new Error('No packages found: run `npm run pack` first.')
  return new Map(
    files.map((file) => {
      const name = file.replace(/-\d+\.\d+\.\d+.*$/, '').replace(/^interstake-/, '@interstake/')
      return [name, join(tarballs, file)]
    }),
  )
}

/** A project outside the repository that installs the packed packages. */
export class Consumer {
  readonly directory = mkdtempSync(join(tmpdir(), 'interstake-consumer-'))

  /** Copies an example. */
  static fromExample(name: string): Consumer {
    const consumer = new Consumer()
    cpSync(join(repository, 'examples', name), consumer.directory, {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    })
    return consumer
  }

  /** Creates a project like `npm init`. */
  static empty(): Consumer {
    const consumer = new Consumer()
    consumer.write('package.json', JSON.stringify({ name: 'consumer', version: '1.0.0' }))
    return consumer
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text)
  }

  /** Installs the dependencies of its manifest and additional ones, ours from their tarballs. */
  async install(...more: string[]): Promise<void> {
    const packed = packedPackages()
    const file = join(this.directory, 'package.json')
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const fromTarballs = (dependencies: Record<string, string> = {}) =>
      Object.fromEntries(
        Object.entries(dependencies).map(([name, range]) => [name, packed.get(name) ?? range]),
      )
    const dependencies = fromTarballs(manifest.dependencies)
    const devDependencies = fromTarballs(manifest.devDependencies)
    writeFileSync(file, JSON.stringify({ ...manifest, dependencies, devDependencies }, null, 2))
    const names = more.map((name) => packed.get(name) ?? name)
    await this.run('npm', ['install', '--no-fund', '--no-audit', '--loglevel=error', ...names])
  }

  /**
   * Runs a command in the project.
   *
   * @returns Its output. @throws An error with its output, if it fails.
   */
  run(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: this.directory,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
      child.once('error', reject)
      child.once('close', (code) => {
        if (code === 0) resolve(output)
        else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`))
      })
    })
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Removes the project afterwards. */
export async function using<result>(
  consumer: Consumer,
  work: (consumer: Consumer) => Promise<result>,
): Promise<result> {
  try {
    return await work(consumer)
  } finally {
    consumer.remove()
  }
}
