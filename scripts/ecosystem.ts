import { addOrders } from '../ecosystem/cli/addOrders'
import { ecosystemCommand } from '../ecosystem/cli/command'
import { describe } from '../ecosystem/cli/describe'
import { liveTable } from '../ecosystem/cli/liveTable'
import { optionsSchema } from '../ecosystem/config/options'
import { runWithExplorer } from './ecosystem/runWithExplorer'

const program = ecosystemCommand('instant')
  .name('npm run ecosystem --')
  .description(
    'Runs a local multichain network with real proofs until Ctrl-C; with a command, gives an order to the one that runs.',
  )
  .option('--json', 'print one line of JSON when ready, for programs', false)
  .action(async ({ json, ...flags }) => {
    await runWithExplorer(optionsSchema.parse(flags), async (ecosystem, more) => {
      const { explorerUrl, onEvent } = more
      if (json) {
        console.log(describeForPrograms(ecosystem, explorerUrl))
        return async () => {}
      }
      console.log(describe(ecosystem))
      console.log(`\nExplorer: ${explorerUrl}\nReady. Ctrl-C ends it.`)
      if (!process.stdout.isTTY) {
        onEvent((text) => console.log(text))
        return async () => {}
      }
      console.log()
      const { say, stop } = liveTable(process.stdout, ecosystem.status)
      onEvent(say)
      return async () => stop()
    })
  })
addOrders(program)
void program.parseAsync()

function describeForPrograms(
  { chains, accounts, manifest, adminUrl }: Parameters<typeof describe>[0],
  explorerUrl: string,
): string {
  const contracts = {
    staking: Object.fromEntries(
      manifest.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
    ),
    token: manifest.rewardsChain.token.address,
  }
  return JSON.stringify({ chains, contracts, accounts, adminUrl, explorerUrl })
}
