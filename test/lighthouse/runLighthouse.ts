import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { browserArguments } from '../e2e/browser/browserArguments'

const run = promisify(execFile)
const cli = join(__dirname, 'tool', 'node_modules', 'lighthouse', 'cli', 'index.js')

const score = z.number().min(0).max(1).nullable()
const reportSchema = z.object({
  runWarnings: z.array(z.string()),
  runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({ title: z.string(), score, auditRefs: z.array(z.object({ id: z.string() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      /** Null if it is informative or not applicable. */
      score,
      displayValue: z.string().optional(),
      /** Details of the findings; some audits do not have a list of locations. */
      details: z
        .object({ items: z.array(z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
})

export type LighthouseReport = z.infer<typeof reportSchema>

/**
 * Runs Lighthouse on a page, as on a phone (the default), with a new browser profile.
 *
 * @param browserPath - Executable of a Chromium.
 */
export async function runLighthouse(
  url: string,
  { browserPath }: { browserPath: string },
): Promise<LighthouseReport> {
  const { stdout } = await run(
    process.execPath,
    [
      cli,
      url,
      '--quiet',
      '--output=json',
      '--no-enable-error-reporting',
      `--chrome-flags=${['--headless=new', ...browserArguments()].join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: browserPath }, maxBuffer: 64 * 1024 * 1024 },
  )
  const report = reportSchema.parse(JSON.parse(stdout))
  if (report.runtimeError) throw new Error(`Lighthouse: ${report.runtimeError.message}`)
  return report
}
