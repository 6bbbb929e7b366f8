import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inEachColorScheme } from './inEachColorScheme'
import { screenshots } from './screenshots'

/** A small phone and a common screen. */
const widths = [360, 1280]

/** Takes screenshots of the page in each width and color scheme; fails if it scrolls horizontally. */
export async function look(page: Page, name: string): Promise<void> {
  const viewport = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await inEachColorScheme(page, async (colorScheme) => {
      const path = join(screenshots, `${name}-${width}-${colorScheme}.png`)
      await page.screenshot({ path, fullPage: true, animations: 'disabled' })
      const needed = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(needed, `width of "${name}" at ${width}`).toBeLessThanOrEqual(width)
    })
  }
  if (viewport) await page.setViewportSize(viewport)
}
