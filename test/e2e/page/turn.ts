import type { Page } from 'playwright-core'

/** Browser globals used by the script. */
declare const document: EventTarget

/** Sets whether the page considers its tab visible: headless browsers have no background tabs. */
export function turn(page: Page, visibility: 'visible' | 'hidden'): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, visibility)
}
