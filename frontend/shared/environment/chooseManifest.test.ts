import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../deployments/manifest'
import { sampleManifest } from '../test/sampleManifest'
import { chooseManifest, environmentSearch } from './chooseManifest'

const alpha = { ...sampleManifest, environment: 'alpha' }
const local = { ...sampleManifest, environment: 'local' }
const choose = (manifests: readonly Manifest[], search = '') =>
  chooseManifest(manifests, { search, preferred: 'local' })

describe('chooseManifest', () => {
  it("chooses the environment that the page's address names", () => {
    expect(choose([alpha, local], '?environment=alpha')).toBe(alpha)
  })

  it('chooses the preferred environment when the address names none', () => {
    expect(choose([alpha, local])).toBe(local)
  })

  it('chooses none when the address names an unknown one', () => {
    expect(choose([alpha, local], '?environment=beta')).toBeUndefined()
  })

  it('chooses the first when there is no preferred one', () => {
    expect(choose([alpha])).toBe(alpha)
  })

  it('chooses none before anything is deployed', () => {
    expect(choose([])).toBeUndefined()
  })
})

describe('environmentSearch', () => {
  it('returns the query string that selects the environment', () => {
    expect(choose([alpha, local], environmentSearch(alpha, 'local'))).toBe(alpha)
  })

  it('does not name the preferred one', () => {
    expect(environmentSearch(local, 'local')).toBe('')
  })
})
