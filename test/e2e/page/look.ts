import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inEachColorScheme } from './inEachColorScheme'
import { screenshots } from './screenshots'

/** A small phone and a common screen. */
const widths = [360, 1280]

/** Takes screenshots of the page in each width and color scheme; fails if it scrolls horizontally. */
export async function look(page: Page, name: string): Promise<void> {
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
  const viewport = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await inEachColorScheme(page, async (colorScheme) => {
      await act(`${name}-${width}-${colorScheme}.png`)
      const needed = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(needed, `width of "${name}" at ${width}`).toBeLessThanOrEqual(width)
    })
  }
  if (viewport) await page.setViewportSize(viewport)
}
