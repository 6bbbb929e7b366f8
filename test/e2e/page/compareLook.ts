import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { inEachLook } from './look'
import { screenshots } from './screenshots'

/** Directory of the images that the page is compared with. */
const baselines = join(__dirname, '..', 'baselines')

const isUpdate = process.env.UPDATE_BASELINES === '1'

/** Side of the square in which differences are counted, in pixels of the smaller images, and how many it can have. */
const windowSize = 24
const maxDifferences = 0.3 * windowSize ** 2

/** Step between two shades of a color. */
const shade = 16

/** Difference of height that content of another length makes, in pixels of the smaller images. */
const maxHeightDifference = 12

/**
 * Compares the page with images of an earlier state in each width and color scheme, see `docs/testing.md`; fails if it scrolls
 * horizontally.
 *
 * Machines draw text differently: the page has its own font everywhere, digits and hashes are all the same, images are compared
 * at half their size, and a difference counts only if it fills a part of a small square.
 */
export async function compareLook(page: Page, name: string): Promise<void> {
  const problems: string[] = []
  mkdirSync(screenshots, { recursive: true })
  await inEachLook(page, name, async (file) => {
    await page.evaluate(makeComparable)
    const image = await page.screenshot({ fullPage: true, animations: 'disabled' })
    await page.evaluate(undoComparable)
    writeFileSync(join(screenshots, file), image)
    const actual = halve(PNG.sync.read(image))
    const path = join(baselines, file)
    if (isUpdate) {
      mkdirSync(baselines, { recursive: true })
      writeFileSync(
        path,
        PNG.sync.write(actual, { colorType: 2, filterType: 0, deflateStrategy: 0 }),
      )
      return
    }
    if (!existsSync(path)) throw new Error(`There is no ${path}: set UPDATE_BASELINES=1 to add it.`)
    const problem = compare(actual, PNG.sync.read(readFileSync(path)), file)
    if (problem) problems.push(`${file} ${problem}`)
  })
  if (problems.length > 0)
    throw new Error(
      `The page looks different (see ${screenshots}; set UPDATE_BASELINES=1 if it should):\n${problems.join('\n')}`,
    )
}

/** Returns what is different; undefined if it is tolerable. */
function compare(actual: PNG, expected: PNG, file: string): string | undefined {
  if (Math.abs(actual.height - expected.height) > maxHeightDifference)
    return `is ${2 * actual.height} instead of ${2 * expected.height} pixels high`
  const { width } = expected
  const height = Math.min(actual.height, expected.height)
  const data = (png: PNG) => png.data.subarray(0, 4 * width * height)
  const differences = new PNG({ width, height })
  const options = { threshold: 0.06 }
  const count = pixelmatch(data(expected), data(actual), null, width, height, {
    ...options,
    windowSize,
  })
  if (count <= maxDifferences) return undefined
  pixelmatch(data(expected), data(actual), differences.data, width, height, options)
  writeFileSync(join(screenshots, `different-${file}`), PNG.sync.write(differences))
  const share = ((100 * count) / windowSize ** 2).toFixed(0)
  return `differs in ${share}% of a square of ${2 * windowSize} pixels`
}

/** Halves the size of an image: each pixel is the mean of four, with fewer shades so that files are small. */
function halve({ width, height, data }: PNG): PNG {
  const half = new PNG({ width: width >> 1, height: height >> 1 })
  for (let y = 0; y < half.height; y++)
    for (let x = 0; x < half.width; x++)
      for (let channel = 0; channel < 4; channel++) {
        const at = (row: number, column: number) => data[4 * (row * width + column) + channel] ?? 0
        const [row, column] = [2 * y, 2 * x]
        const sum =
          at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1)
        half.data[4 * (y * half.width + x) + channel] = Math.min(
          shade * Math.round(sum / 4 / shade),
          255,
        )
      }
  return half
}

/** Browser globals used by the scripts. */
declare const window: { undoComparable?: () => void }
declare const document: {
  adoptedStyleSheets: unknown[]
  body: unknown
  createTreeWalker: (
    root: unknown,
    show: number,
  ) => { nextNode: () => { nodeValue: string | null } | null }
}
declare const CSSStyleSheet: new () => { replaceSync: (css: string) => void }

/** Runs in the page. */
function makeComparable(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { font-family: 'Space Grotesk Variable' !important; caret-color: transparent !important }
    section[aria-live] { visibility: hidden }
  `)
  const before = document.adoptedStyleSheets
  document.adoptedStyleSheets = [...before, sheet]
  const changed: { node: { nodeValue: string | null }; was: string; now: string }[] = []
  const texts = document.createTreeWalker(document.body, 4)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const was = node.nodeValue ?? ''
    const now = was
      .replaceAll(/0x[0-9a-f…]+/gi, '0x0')
      .replaceAll(/\d[\d.,]*/g, '0')
      .replaceAll(/\b(AM|PM)\b/g, 'AM')
    if (now === was) continue
    node.nodeValue = now
    changed.push({ node, was, now })
  }
  window.undoComparable = () => {
    document.adoptedStyleSheets = before
    for (const { node, was, now } of changed) if (node.nodeValue === now) node.nodeValue = was
  }
}

/** Runs in the page. */
function undoComparable(): void {
  window.undoComparable?.()
}
