import { join, resolve } from 'node:path'
import { reset } from '@nomicfoundation/hardhat-network-helpers'
import { artifacts } from 'hardhat'
import Mocha from 'mocha'
import { z } from 'zod'

const root = join(__dirname, '..', '..')
const testsDirectory = join(root, 'test', 'contracts')

/** Timeout of a test. */
const timeout = 60_000

/** Runs each received list of test files, and responds with whether they pass. */
process.on('message', async (message) => {
  const tests = z.array(z.string()).parse(message)
  process.send?.(await pass(tests))
})

async function pass(tests: readonly string[]): Promise<boolean> {
  await forget()
  const mocha = new Mocha({ bail: true, timeout })
  for (const test of tests) mocha.addFile(resolve(root, test))
  return new Promise((done) => {
    mocha.run((failures) => done(failures === 0))
  })
}

/** Resets the chain and reloads the tests, so that nothing is left of the previous contracts. */
async function forget(): Promise<void> {
  await reset()
  artifacts.clearCache?.()
  for (const path of Object.keys(require.cache))
    if (path.startsWith(testsDirectory)) delete require.cache[path]
}
