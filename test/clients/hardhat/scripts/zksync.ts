import { Deployer } from '@matterlabs/hardhat-zksync'
import { ContractFactory } from 'ethers'
import hre from 'hardhat'
import { Wallet } from 'zksync-ethers'
import { richAccount } from '../../../../ecosystem/config/accounts'
import { messageSender } from '../../helpers/messageSender'

/** Runs what Matter Labs' plugins support with EVM bytecode, tries what they do not, and prints the results. */
async function main() {
  const deployer = new Deployer(hre, new Wallet(richAccount.privateKey))
  const wallet = deployer.zkWallet
  const transfer = await wallet.transfer({ to: wallet.address, amount: 1n })
  const { type } = await transfer.wait()

  const factory = new ContractFactory(
    messageSender.humanReadableAbi,
    messageSender.bytecode,
    wallet,
  )
  const contract = await factory.deploy({ type: 2 })
  await contract.waitForDeployment()

  const failure = (error: Error) => error.message
  console.log(
    JSON.stringify({
      type,
      address: await contract.getAddress(),
      zksolc: await deployer.deploy('Zksolc').catch(failure),
      solc: await deployer.deploy('MessageSender').catch(failure),
    }),
  )
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
