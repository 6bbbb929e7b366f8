/** A typical project. The environment has the URLs of the chains and the path of the compiled contracts. */
import '@matterlabs/hardhat-zksync'
import '@nomicfoundation/hardhat-ethers'
import { join } from 'node:path'
import type { HardhatUserConfig } from 'hardhat/config'
import { z } from 'zod'
import { richAccount } from '../../../ecosystem/config/accounts'

const { SOURCE_URL, GATEWAY_URL, OUTPUT } = z
  .object({ SOURCE_URL: z.string(), GATEWAY_URL: z.string(), OUTPUT: z.string() })
  .parse(process.env)

const network = { url: SOURCE_URL, accounts: [richAccount.privateKey] }

const config: HardhatUserConfig = {
  solidity: '0.8.30',
  zksolc: { settings: { compilerPath: join(OUTPUT, 'zksolc') } },
  paths: { artifacts: join(OUTPUT, 'artifacts'), cache: join(OUTPUT, 'cache') },
  networks: {
    plain: { ...network, zksync: false },
    zksync: { ...network, zksync: true, ethNetwork: GATEWAY_URL },
  },
}

export default config
