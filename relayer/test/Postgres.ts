import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { onProcessExit } from '../../ecosystem/onProcessExit'

const installations = '/usr/lib/postgresql'

/** Directory of the programs of Postgres; null if it is not installed. */
function findPrograms(): string | null {
  const versions = existsSync(installations) ? readdirSync(installations) : []
  const newest = versions.sort((one, other) => Number(other) - Number(one))[0]
  return newest === undefined ? null : join(installations, newest, 'bin')
}

/** Why tests with a Postgres server cannot run; null if they can. */
export const postgresMissing =
  findPrograms() === null
    ? `Postgres is not installed in ${installations}: apt-get install postgresql`
    : null

/** A Postgres server on a free port, with its own files. */
export class Postgres {
  readonly #programs: string
  readonly #directory: string
  readonly #port: number
  readonly #owner: { uid: number; gid: number } | undefined
  #server: ChildProcess | null = null
  #forget = () => {}

  private constructor(
    programs: string,
    directory: string,
    port: number,
    owner: { uid: number; gid: number } | undefined,
  ) {
    this.#programs = programs
    this.#directory = directory
    this.#port = port
    this.#owner = owner
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`
  }

  static async start(): Promise<Postgres> {
    const programs = findPrograms()
    if (programs === null) throw new Error(postgresMissing ?? '')
    const directory = mkdtempSync(join(tmpdir(), 'interstake-postgres-'))
    // Postgres refuses to run as root.
    const owner = process.getuid?.() === 0 ? userOf('postgres') : undefined
    if (owner) chownSync(directory, owner.uid, owner.gid)
    execFileSync(
      join(programs, 'initdb'),
      ['--pgdata', directory, '--auth', 'trust', '--username', 'postgres', '--no-sync'],
      { ...owner, stdio: 'pipe', cwd: directory },
    )
    const postgres = new Postgres(programs, directory, await freePort(), owner)
    await postgres.#run()
    return postgres
  }

  /** Restarts the server, which ends all connections. */
  async restart(): Promise<void> {
    await this.#end('SIGINT')
    await this.#run()
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT')
    rmSync(this.#directory, { recursive: true })
  }

  async #run(): Promise<void> {
    const settings = [
      `port=${this.#port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
    ]
    const server = spawn(
      join(this.#programs, 'postgres'),
      ['-D', this.#directory, ...settings.flatMap((setting) => ['-c', setting])],
      { ...this.#owner, stdio: 'ignore', cwd: this.#directory },
    )
    this.#server = server
    this.#forget = onProcessExit(() => server.kill('SIGKILL'))
    for (let attempt = 0; attempt < 200; attempt++) {
      if (server.exitCode !== null) throw new Error(`Postgres exited with ${server.exitCode}`)
      if (await this.#responds()) return
      await delay(50)
    }
    throw new Error('Postgres does not respond')
  }

  async #responds(): Promise<boolean> {
    const client = new Client({ connectionString: this.url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      return false
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server || server.exitCode !== null) return
    server.kill(signal)
    await once(server, 'exit')
    this.#forget()
  }
}

function userOf(name: string): { uid: number; gid: number } {
  const read = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
  return { uid: read('-u'), gid: read('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('There is no free port')
  return address.port
}
