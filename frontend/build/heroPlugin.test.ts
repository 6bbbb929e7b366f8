import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StakingManifest } from '../../deployments/manifest'
import { heroTexts } from '../app/protocols/heroTexts'
import { sampleManifest } from '../shared/test/sampleManifest'
import { withHero } from './heroPlugin'

const html = readFileSync(join(__dirname, '..', 'app', 'index.html'), 'utf8')
const words = (text: string) => text.replaceAll(/\s+/g, ' ')
const { stakingChains, rewardsChain } = sampleManifest
const superchain: StakingManifest = {
  protocol: 'superchain',
  environment: 'superchain',
  stakingChains,
  rewardsChain,
}

describe('the introduction', () => {
  it('is in the HTML, before scripts are loaded', () => {
    for (const text of Object.values(heroTexts.zksync)) expect(words(html)).toContain(text)
    expect(withHero(html, [sampleManifest, superchain])).toContain('Merkle proof. ')
    expect(words(withHero(html, []))).toBe(words(html))
  })

  it('is that of the Superchain if its environment is the default', () => {
    const built = words(withHero(html, [superchain]))
    for (const text of Object.values(heroTexts.superchain)) expect(built).toContain(text)
    expect(built).not.toContain(heroTexts.zksync.explanation)
  })
})
