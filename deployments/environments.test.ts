import { expect, it } from 'vitest'
import { isLocalEnvironment, preferredEnvironment } from './environments'

it('knows the local environments', () => {
  expect(['local', 'superchain', 'testnet'].map(isLocalEnvironment)).toEqual([true, true, false])
})

it.each([
  [['a-testnet', 'local', 'superchain'], 'local'],
  [['a-testnet', 'superchain'], 'superchain'],
  [['a-testnet'], 'local'],
])('prefers, of %j, %s', (environments, preferred) => {
  expect(preferredEnvironment(environments)).toBe(preferred)
})
