import type { Plugin } from 'vite'
import { preferredEnvironment } from '../../deployments/environments'
import type { StakingManifest } from '../../deployments/manifest'
import { heroTexts } from '../app/protocols/heroTexts'
import { chooseManifest } from '../shared/environment/chooseManifest'

/**
 * Shows the introduction of the environment that the page shows by default, before scripts are loaded.
 *
 * @param manifests - Returns the available environments.
 */
export function hero(manifests: () => readonly StakingManifest[]): Plugin {
  return {
    name: 'interstake:hero',
    transformIndexHtml: (html) => withHero(html, manifests()),
  }
}

/** Replaces the introduction in the HTML. */
export function withHero(html: string, manifests: readonly StakingManifest[]): string {
  const preferred = preferredEnvironment(manifests.map(({ environment }) => environment))
  const { protocol = 'zksync' } = chooseManifest(manifests, { search: '', preferred }) ?? {}
  const words = heroTexts.zksync.explanation.split(' ').join('\\s+')
  return html.replace(new RegExp(words), heroTexts[protocol].explanation)
}
