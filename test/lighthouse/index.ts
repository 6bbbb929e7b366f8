/**
 * Runs Lighthouse on the production build of the home page. Fails unless accessibility and best practices have the maximum
 * score; with `--strict` also if the median performance of three runs is below the limit, which requires an idle machine.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { findBrowser } from '../e2e/browser/findBrowser'
import { installBrowser } from '../e2e/browser/installBrowser'
import { startWorld } from '../e2e/world/startWorld'
import { describeReport } from './describeReport'
import { type LighthouseReport, runLighthouse } from './runLighthouse'

const promised = { performance: 0.95, accessibility: 1, 'best-practices': 1 } as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } })
  if (!existsSync(join(__dirname, 'tool', 'node_modules')))
    throw new Error('Lighthouse is not installed: run npm ci --prefix test/lighthouse/tool')

  const reports = await lookAt(values.strict ? 3 : 1)
  const byPerformance = reports.toSorted(
    (a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'),
  )
  const median = byPerformance[Math.floor(reports.length / 2)]
  if (!median) throw new Error('There is no report')
  console.log(describeReport(median))

  const isPerfect = reports.every(
    (report) =>
      scoreOf(report, 'accessibility') >= promised.accessibility &&
      scoreOf(report, 'best-practices') >= promised['best-practices'],
  )
  const isFast = scoreOf(median, 'performance') >= promised.performance
  if (!isPerfect || (values.strict && !isFast)) process.exitCode = 1
}

async function lookAt(times: number): Promise<LighthouseReport[]> {
  const browserPath = (await findBrowser()) ?? (await installBrowser())
  const world = await startWorld(() => createStakingEcosystem({ pace: 'fast' }))
  try {
    const reports: LighthouseReport[] = []
    // Sequentially, as concurrent runs would slow each other down.
    for (let run = 0; run < times; run++)
      reports.push(await runLighthouse(world.url, { browserPath }))
    return reports
  } finally {
    await world.stop()
  }
}

function scoreOf({ categories }: LighthouseReport, category: keyof typeof promised): number {
  return categories[category]?.score ?? 0
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
