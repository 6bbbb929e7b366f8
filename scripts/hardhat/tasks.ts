import { task } from 'hardhat/config'
import { withoutKeys } from '../providerKeys'

// Hardhat loads this file with its configuration, so tasks import their code when they run.

task('deploy', 'Deploys the contracts to an environment and writes its manifest')
  .addOptionalParam('environment', 'local, superchain, or a live one described in .env', 'local')
  .addFlag('dryRun', 'Only print what is missing and what it costs')
  .setAction(async ({ environment, dryRun }: { environment: string; dryRun: boolean }) => {
    const { deployEnvironment } = await import('../deploy')
    await explained(deployEnvironment(environment, { isDryRun: dryRun }))
  })

// `verify` is a task of a plugin.
task('verify-sources', "Verifies the sources of an environment's contracts with its explorers")
  .addParam('environment', 'a live one described in .env')
  .setAction(async ({ environment }: { environment: string }, { artifacts }) => {
    const { verifyEnvironment } = await import('../verify')
    await explained(verifyEnvironment(environment, artifacts))
  })

task('fund', 'Sends ether to an account on every chain of the local networks that run')
  .addPositionalParam('address', 'Account to fund')
  .addOptionalParam('amount', 'Amount of ether per chain', '100')
  .setAction(async ({ address, amount }: { address: string; amount: string }) => {
    const { fund } = await import('../fund')
    await explained(fund(address, amount))
  })

task('demo', 'Stakes, follows the message, mints, and shows that a tampered proof is rejected')
  .addFlag('json', 'Print one line of JSON')
  .addOptionalParam('protocol', 'zksync or superchain, of the local network', 'zksync')
  .addOptionalParam('environment', 'a live one described in .env, instead of the local network')
  .setAction(
    async ({
      json,
      protocol,
      environment,
    }: {
      json: boolean
      protocol: string
      environment?: string
    }) => {
      const { readShownManifest } = await import('../../deployments/manifestFiles')
      const known = environment === undefined ? undefined : readShownManifest(environment)
      if ((known?.protocol ?? protocol) === 'superchain') {
        const { superchainDemo } = await import('../superchainDemo')
        return explained(superchainDemo({ json, ...(environment && { environment }) }))
      }
      const { demo } = await import('../demo')
      await explained(demo({ json, ...(environment && { environment }) }))
    },
  )

task(
  'gas',
  'Measures the gas costs of the contracts and updates the snapshot for the tests',
).setAction(async () => {
  const { updateGasSnapshot } = await import('../../bench/gas')
  await explained(updateGasSnapshot())
})

/** Prints only the message of an error: Hardhat would report it as unexpected, with a stack trace. */
async function explained(work: Promise<void>): Promise<void> {
  await work.catch((error: Error) => {
    console.error(withoutKeys(error.message))
    process.exitCode = 1
  })
}
