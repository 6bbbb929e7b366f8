import { expect, it } from 'vitest'
import { connect, mint, stake, stepDone } from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { setUpWorld } from './world/setUpWorld'
const { world, openPage, expectProblem } = setUpWorld({ pace: 'brisk' })
const problems: string[] = []
it('a11y', async () => {
  const page = await openPage()
  const check = async (s: string) => { await look(page, `try-${s}`).catch((e) => problems.push(s + e.message)); await checkAccessibility(page, s).catch((e) => problems.push(s + ' ' + e.message.slice(0, 3000))) }
  await page.getByText('How it works').waitFor()
  await check('start')
  await connect(page, world().ecosystem.accounts[0] ?? '')
  await check('connected')
  await stake(page, '0.1')
  await stepDone(page, 'staking1', 'Committed')
  await check('journey')
  await stepDone(page, 'staking1', 'Ready')
  await check('ready')
  await page.getByRole('link', { name: /Message and proof/ }).click()
  await page.waitForTimeout(2000)
  await check('message')
  await page.goBack()
  await mint(page)
  await check('minted')
  console.log('PROBLEMS', problems.length, problems.join('\n=====\n'))
}, 240000)
it('outage', async () => {
  const page = await openPage()
  await page.getByText('How it works').waitFor()
  expectProblem(/ERR_CONNECTION_REFUSED/)
  expectProblem(/ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|REFUSED/)
  await world().proxyOf('staking1').unplug()
  await page.getByText(/No answer from/).waitFor()
  await look(page, 'try-outage'); await checkAccessibility(page, 'outage').catch((e) => console.log(e.message.slice(0, 3000)))
  await world().proxyOf('staking1').plug()
  await page.getByText(/No answer from/).waitFor({ state: 'hidden' })
})
it('not expected', async () => { expectProblem(/never/); await openPage() })
