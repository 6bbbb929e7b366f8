import type { Page } from 'playwright-core'

export type ColorScheme = 'light' | 'dark'

/** Runs a check in light and dark mode, once color transitions have ended. */
export async function inEachColorScheme(
  page: Page,
  act: (colorScheme: ColorScheme) => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] satisfies ColorScheme[]) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(endAnimations)
    await act(colorScheme)
  }
  await page.emulateMedia({ colorScheme: null })
}

/** Browser globals used by the script. */
declare const document: {
  getAnimations: () => {
    effect: { getComputedTiming: () => { endTime: number } } | null
    finish: () => void
    cancel: () => void
  }[]
}

/** Runs in the page. Colors during the transition do not have to be legible. */
function endAnimations(): void {
  for (const animation of document.getAnimations()) {
    const isEndless = animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
    if (isEndless) animation.cancel()
    else animation.finish()
  }
}
