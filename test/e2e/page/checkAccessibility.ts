import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { type ColorScheme, inEachColorScheme } from './inEachColorScheme'

/** WCAG 2.2 up to AA, and axe's best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Options = Parameters<AxeBuilder['options']>[0]

const options: Record<ColorScheme, Options> = {
  light: {
    runOnly: { type: 'tag', values: tags },
    // One rule of WCAG 2.2 AA is disabled by default.
    rules: { 'target-size': { enabled: true } },
  },
  // Only contrast depends on the color scheme.
  dark: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
}

/**
 * Fails if axe finds a violation on the page, in light or dark mode.
 *
 * @param state - Description of the page's state, for the report.
 */
export async function checkAccessibility(page: Page, state: string): Promise<void> {
  await inEachColorScheme(page, async (colorScheme) => {
    const { violations } = await new AxeBuilder({ page })
      // The page has no frames of other origins, which axe would combine in a page of its own.
      .setLegacyMode()
      // Describing the elements that pass takes longer than checking them.
      .options({ ...options[colorScheme], resultTypes: ['violations'] })
      .analyze()
    const found = violations.flatMap(({ id, help, helpUrl, nodes }) =>
      nodes.map(
        ({ html, target, failureSummary }) =>
          `${id}: ${help}\n  at ${target.join(' ')}\n  ${html}\n  ${failureSummary}\n  ${helpUrl}`,
      ),
    )
    if (found.length > 0)
      throw new Error([`axe violations of "${state}", ${colorScheme}:`, ...found].join('\n\n'))
  })
}
