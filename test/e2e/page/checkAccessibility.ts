import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { inEachColorScheme } from './inEachColorScheme'

/** WCAG 2.2 up to AA, and what its authors recommend beyond. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails if axe finds anything wrong with the page, in light or in dark.
 *
 * @param state - What the page shows at the moment, for the report.
 */
export async function checkAccessibility(page: Page, state: string): Promise<void> {
  await inEachColorScheme(page, async (colorScheme) => {
    const { violations } = await new AxeBuilder({ page })
      // One rule of WCAG 2.2 AA is off unless asked for.
      .options({ runOnly: tags, rules: { 'target-size': { enabled: true } } })
      .analyze()
    const found = violations.flatMap(({ id, help, helpUrl, nodes }) =>
      nodes.map(
        ({ html, target, failureSummary }) =>
          `${id}: ${help}\n  at ${target.join(' ')}\n  ${html}\n  ${failureSummary}\n  ${helpUrl}`,
      ),
    )
    if (found.length > 0)
      throw new Error([`axe finds fault with "${state}", ${colorScheme}:`, ...found].join('\n\n'))
  })
}
