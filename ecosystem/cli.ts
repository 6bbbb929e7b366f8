import { writeManifest } from '../deployments/manifestFiles'
import { ecosystemCommand } from './command'
import { optionsSchema } from './config/options'
import { describe } from './describe'
import { runEcosystem } from './runEcosystem'

void ecosystemCommand('instant')
  .name('npm run ecosystem --')
  .description('Runs a local multichain network with real proofs until Ctrl-C.')
  .option('--json', 'print one line of JSON when ready, for programs', false)
  .action(async ({ json, ...flags }) => {
    await runEcosystem(optionsSchema.parse(flags), async (ecosystem) => {
      writeManifest(ecosystem.manifest)
      const { chains, accounts, manifest, adminUrl } = ecosystem
      const contracts = {
        staking: Object.fromEntries(
          manifest.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
        ),
        token: manifest.rewardsChain.token.address,
      }
      console.log(
        json ? JSON.stringify({ chains, contracts, accounts, adminUrl }) : describe(ecosystem),
      )
      if (!json) console.log('\nReady. Ctrl-C ends it.')
      return async () => {}
    })
  })
  .parseAsync()
