import { join } from 'node:path'
import type { Page, PageScreenshotOptions } from 'playwright-core'

const directory = join(__dirname, '..', '..', 'docs', 'images')

/** Takes an image of what is in view, or of the whole page. */
export async function takeImage(
  page: Page,
  name: string,
  options: Pick<PageScreenshotOptions, 'fullPage' | 'clip'> = {},
): Promise<void> {
  await page.screenshot({
    path: join(directory, `${name}.png`),
    animations: 'disabled',
    ...options,
  })
  console.log(`docs/images/${name}.png`)
}
