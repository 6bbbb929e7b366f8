import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inEachColorScheme } from './inEachColorScheme'
import { screenshots } from './screenshots'

/** A small phone and a common screen. */
const widths = [360, 1280]

/** Drawing whole pages, twice in each width, takes as long as what they are tested for. */
const takesScreenshots = process.env.SCREENSHOTS === '1'

/** Fails if the page scrolls horizontally in any width. Takes screenshots in each width and color scheme if these are wanted. */
export async function look(page: Page, name: string): Promise<void> {
  if (!takesScreenshots) return inEachWidth(page, name, async () => {})
  await inEachLook(page, name, async (file) => {
    await page.screenshot({ path: join(screenshots, file), fullPage: true, animations: 'disabled' })
  })
}

/** Runs a check in each width and color scheme; fails if the page scrolls horizontally. */
export async function inEachLook(
  page: Page,
  name: string,
  act: (file: string) => Promise<void>,
): Promise<void> {
  await inEachWidth(page, name, (width) =>
    inEachColorScheme(page, (colorScheme) => act(`${name}-${width}-${colorScheme}.png`)),
  )
}

/** Runs a check in each width; fails if the page scrolls horizontally. */
async function inEachWidth(
  page: Page,
  name: string,
  act: (width: number) => Promise<void>,
): Promise<void> {
  const viewport = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await act(width)
    const needed = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(needed, `width of "${name}" at ${width}`).toBeLessThanOrEqual(width)
  }
  if (viewport) await page.setViewportSize(viewport)
}
