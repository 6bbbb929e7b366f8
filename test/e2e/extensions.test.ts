import { join } from 'node:path'
import type { Worker } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { launchExtension } from './browser/launchExtension'
import { stopAll } from './world/stopAll'

const answer = JSON.stringify({ jsonrpc: '2.0', id: 1, result: '0x1fa' })

const running: { stop: () => Promise<void> }[] = []
let ecosystem: StakingEcosystem
let background: Worker

beforeAll(async () => {
  const extension = await launchExtension(join(__dirname, 'extension'))
  running.push(extension)
  background = extension.background
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
  running.push(ecosystem)
})

afterAll(() => stopAll(running))

/** Calls a function of the extension's background, which Chromium runs with the extension's origin. */
const call = (name: 'post' | 'openSocket', url: string): Promise<unknown> =>
  background.evaluate(`${name}(${JSON.stringify(url)})`)

const overSocket = (url: string) => url.replace('http:', 'ws:')

describe('the background of a browser extension', () => {
  it('has an origin that is not that of a page', () => {
    expect(background.url()).toMatch(/^chrome-extension:\/\/[a-p]{32}\/background\.js$/)
  })

  it('can call a chain over HTTP', async () => {
    const url = ecosystem.chains[0]?.rpcUrl ?? ''
    expect(await call('post', url)).toEqual({ status: 200, body: answer })
  })

  it('can call a chain over WebSocket', async () => {
    const url = overSocket(ecosystem.chains[0]?.rpcUrl ?? '')
    expect(await call('openSocket', url)).toEqual({ body: answer })
  })

  it('is rejected by the admin port', async () => {
    const url = ecosystem.adminUrl ?? ''
    expect(await call('post', url)).toMatchObject({ status: 403 })
    expect(await call('openSocket', overSocket(url))).toEqual({ error: true })
  })
})
