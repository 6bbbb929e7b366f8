import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Longer than the tests ever take: a mutant can loop or recurse for hours. */
const limitMs = 300_000

/** A process that runs tests on the contracts of a directory, which can change between runs. */
export class TestProcess {
  readonly #artifacts: string
  #child: ChildProcess

  /** @param artifacts - The directory. */
  constructor(artifacts: string) {
    this.#artifacts = artifacts
    this.#child = this.#start()
  }

  /** Whether all tests pass; stops at the first failure. A mutant that ends the process, or never ends, does not pass. */
  async pass(tests: readonly string[]): Promise<boolean> {
    const ended = new AbortController()
    const answered = once(this.#child, 'message', { signal: ended.signal })
    const exited = once(this.#child, 'exit', { signal: ended.signal })
    this.#child.send(tests)
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), limitMs)
    const [answer] = await Promise.race([answered, exited])
    clearTimeout(timer)
    ended.abort()
    await Promise.allSettled([answered, exited])
    if (typeof answer === 'boolean') return answer
    this.#child = this.#start()
    return false
  }

  stop(): void {
    this.#child.disconnect()
  }

  #start(): ChildProcess {
    return fork(join(__dirname, 'serveTests.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        HARDHAT_CONFIG: join(__dirname, 'hardhat.config.cjs'),
        MUTANT_ARTIFACTS: this.#artifacts,
      },
    })
  }
}
