import { connect, stake, timelineStatus } from '../e2e/page/actions'
import type { StakingNetwork } from '../e2e/world/startWorld'
import type { TakeImages } from './TakeImages'
import { takeImage } from './takeImage'

/** Takes an image of a message that nobody has relayed. */
export const takeSuperchainImages: TakeImages<StakingNetwork> = async ({ network, openPage }) => {
  const page = await openPage()
  await connect(page, network.accounts[0] ?? '')
  await stake(page, '0.1')
  await timelineStatus(page, 'Relayable.').waitFor()
  await page.getByText('Network fee').nth(1).waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await takeImage(page, 'superchain', { fullPage: true })
}
