import { describe, expect, it } from 'vitest'
import { connect, stake, stepDone } from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'instant', stakingChains: 6 })

describe('the choice among many chains', () => {
  it('is made in a list with a search, sorted by what the account has, and remembered', async () => {
    const page = await openPage()
    const radios = page.getByRole('radio')
    const order = async () =>
      Promise.all((await radios.all()).map((radio) => radio.getAttribute('aria-label')))
    await expect.poll(order).toEqual([1, 2, 3, 4, 5, 6].map((number) => `staking${number}`))

    await connect(page, world().ecosystem.accounts[0] ?? '')
    const search = page.getByRole('searchbox', { name: 'Search chains' })
    await search.fill('nowhere')
    await page.getByText('No chain matches.').waitFor()
    await search.fill('ING5')
    await expect.poll(order).toEqual(['staking5'])
    await page.getByRole('radio', { name: 'staking5' }).check()
    await stake(page, '0.1')
    await stepDone(page, 'staking5', 'Ready')
    await search.fill('')
    await expect.poll(async () => (await order())[0]).toBe('staking5')
    await page.getByText('0.1 ETH staked').waitFor()
    await checkAccessibility(page, 'many chains')
    await look(page, 'many-chains')

    await page.reload()
    await expect.poll(() => page.getByRole('radio', { name: 'staking5' }).isChecked()).toBe(true)
  })
})
