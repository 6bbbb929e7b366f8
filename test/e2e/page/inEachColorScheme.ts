import type { Page } from 'playwright-core'

/** Does something with the page in light, then in dark, once the colors no longer change. */
export async function inEachColorScheme(
  page: Page,
  act: (colorScheme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(endAnimations)
    await act(colorScheme)
  }
  await page.emulateMedia({ colorScheme: null })
}

/** What the script needs of the page that it runs in. */
declare const document: {
  getAnimations: () => {
    effect: { getComputedTiming: () => { endTime: number } } | null
    finish: () => void
    cancel: () => void
  }[]
}

/** Runs in the page. Colors between the two schemes are nobody's to read. */
function endAnimations(): void {
  for (const animation of document.getAnimations()) {
    const isEndless = animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
    if (isEndless) animation.cancel()
    else animation.finish()
  }
}
