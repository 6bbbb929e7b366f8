import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { preview } from 'vite'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { browserArguments } from '../../test/e2e/browser/browserArguments'
import { findBrowser } from '../../test/e2e/browser/findBrowser'
import { installBrowser } from '../../test/e2e/browser/installBrowser'
import { startWorld } from '../../test/e2e/world/startWorld'
import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { median } from '../world/quantile'

const run = promisify(execFile)

const runs = 5
const cpuSlowdown = 4
/** The page is interactive once it has rested for this long. */
const quietMs = 1_000
const watchMs = 6_000

type Load = { interactiveMs: number; scriptKb: number }

/** First load of the web app, compared with an empty page with the same libraries. */
export async function page(): Promise<Result[]> {
  const executablePath = (await findBrowser()) ?? (await installBrowser())
  const empty = await serveEmptyPage()
  const world = await startWorld(() => createStakingEcosystem({ pace: 'fast' }))
  const browser = await chromium.launch({ executablePath, args: browserArguments() })
  try {
    const ours: Load[] = []
    const bare: Load[] = []
    for (let index = 0; index < runs; index++) {
      bare.push(await load(browser, empty.url))
      ours.push(await load(browser, world.url))
    }
    const interactive = (loads: readonly Load[]) =>
      median(loads.map(({ interactiveMs }) => interactiveMs))
    const scripts = (loads: readonly Load[]) => median(loads.map(({ scriptKb }) => scriptKb))
    const name = 'an empty page with React, wagmi and viem'
    return [
      rate({
        name: 'JavaScript of the first load, gzip',
        ...{ value: scripts(ours), unit: 'kB', goal: { atMost: 165 } },
        reference: { name, value: scripts(bare) },
      }),
      rate({
        name: `the web app is interactive, on a CPU ${cpuSlowdown} times slower`,
        ...{ value: interactive(ours), unit: 'ms', goal: { ratioAtMost: 1.2 } },
        reference: { name, value: interactive(bare) },
        limit: `It has ${format(scripts(ours) / scripts(bare))} times as much JavaScript as that page, and content.`,
      }),
    ]
  } finally {
    await browser.close()
    await world.stop()
    await empty.stop()
  }
}

async function serveEmptyPage() {
  const outDir = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const root = join(__dirname, '..', 'world', 'emptyPage')
  await run(process.execPath, [
    ...[join('node_modules', 'vite', 'bin', 'vite.js'), 'build', root],
    ...['--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
  ])
  const server = await preview({
    ...{ root, configFile: false, build: { outDir } },
    preview: { host: 'localhost', port: 0 },
  })
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async stop() {
      await server.close()
      rmSync(outDir, { recursive: true })
    },
  }
}

/** Loads a page with an empty cache. */
async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext()
  try {
    const tab = await context.newPage()
    const devTools = await context.newCDPSession(tab)
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    const scripts: Promise<number>[] = []
    tab.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? ''))
        scripts.push(response.body().then((body) => gzipSync(body).length))
    })
    await tab.goto(url)
    const interactiveMs = await tab.evaluate<number>(whenInteractive)
    const bytes = await Promise.all(scripts)
    return { interactiveMs, scriptKb: bytes.reduce((sum, length) => sum + length, 0) / 1_000 }
  } finally {
    await context.close()
  }
}

/** In the page: milliseconds until its first content is shown and the main thread has no long task for a while. */
const whenInteractive = `new Promise((resolve) => {
  const entries = { paint: [], longtask: [] }
  for (const type of Object.keys(entries))
    new PerformanceObserver((list) => entries[type].push(...list.getEntries())).observe({ type, buffered: true })
  setTimeout(() => {
    let end = entries.paint.find(({ name }) => name === 'first-contentful-paint').startTime
    for (const { startTime, duration } of entries.longtask)
      if (startTime - end < ${quietMs}) end = Math.max(end, startTime + duration)
    resolve(end)
  }, ${watchMs})
})`
