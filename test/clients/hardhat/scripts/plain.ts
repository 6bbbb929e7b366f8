import { ethers } from 'hardhat'

/** Deploys and calls a contract through hardhat-ethers, and prints the results. */
async function main() {
  const contract = await ethers.deployContract('MessageSender')
  await contract.waitForDeployment()
  const sent = await contract.broadcast(['0x12'])
  const receipt = await sent.wait()
  console.log(
    JSON.stringify({ address: await contract.getAddress(), messages: receipt?.logs.length }),
  )
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
