import { task } from 'hardhat/config'

// Hardhat loads this file with its configuration, so what a task needs is loaded when it runs.

task('deploy', 'Deploys the contracts to an environment and writes its manifest')
  .addOptionalParam('environment', 'local, or a live one described in .env', 'local')
  .setAction(async ({ environment }: { environment: string }) => {
    const { deployEnvironment } = await import('../deploy')
    await explained(deployEnvironment(environment))
  })

task('fund', 'Sends ether to an account on every chain of the local environment')
  .addPositionalParam('address', 'Account to fund')
  .addOptionalParam('amount', 'Amount of ether per chain', '100')
  .setAction(async ({ address, amount }: { address: string; amount: string }) => {
    const { fund } = await import('../fund')
    await explained(fund(address, amount))
  })

task('demo', 'Stakes, follows the message, mints, and shows that a tampered proof is rejected')
  .addFlag('json', 'Print one line of JSON')
  .setAction(async ({ json }: { json: boolean }) => {
    const { demo } = await import('../demo')
    await explained(demo({ json }))
  })

task(
  'gas',
  'Measures the gas costs of the contracts and updates the snapshot for the tests',
).setAction(async () => {
  const { keepGas } = await import('../../bench/gas')
  await explained(keepGas())
})

/** Hardhat would call an error of ours unexpected and show its stack; what it says is for the user. */
async function explained(work: Promise<void>): Promise<void> {
  await work.catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
