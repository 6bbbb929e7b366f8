import { Blockscout } from '@nomicfoundation/hardhat-verify/blockscout'
import { Etherscan } from '@nomicfoundation/hardhat-verify/etherscan'
import type { BuildInfo } from 'hardhat/types'
import { type Address, createPublicClient, getContractAddress, isAddressEqual } from 'viem'
import { z } from 'zod'
import { parseArtifact } from '../contracts/parseArtifact'
import { checkedHttp } from '../deployments/checkedHttp'
import type { CompiledContract, DappContracts } from '../deployments/DappContracts'
import type { ManifestChain } from '../deployments/manifest'
import { hasContracts, readShownManifest } from '../deployments/manifestFiles'
import { superchainContracts } from '../deployments/superchainContracts'
import { zksyncContracts } from '../deployments/zksyncContracts'
import { loadLiveSettings } from './liveSettings'

const metadataSchema = z.object({
  compiler: z.object({ version: z.string() }),
  sources: z.record(z.string(), z.unknown()),
})

/** Access to what the compiler wrote, by the full names of contracts. */
export type Compilation = {
  readArtifact: (fullName: string) => Promise<unknown>
  getBuildInfo: (fullName: string) => Promise<BuildInfo | undefined>
}

type Contract = {
  chain: ManifestChain
  name: string
  source: string
  address: Address
  /** Undefined for one that is deployed by a proxy, without constructor arguments. */
  blockNumber: number | undefined
  explorer: Etherscan | Blockscout
}

/**
 * Verifies the sources of an environment's contracts with the explorers of its chains.
 *
 * @throws If nothing is deployed, or an explorer rejects a contract; the others are verified anyway.
 */
export async function verifyEnvironment(name: string, compilation: Compilation): Promise<void> {
  const failures: string[] = []
  for (const contract of contractsOf(name)) {
    const { chain, name: contractName, address, explorer } = contract
    const label = `${contractName} on ${chain.name}`
    try {
      const isNew = await verify(contract, compilation)
      console.log(
        `${label}: ${isNew ? 'verified' : 'already verified'}, ${explorer.browserUrl ? explorer.getContractUrl(address) : address}`,
      )
    } catch (error) {
      failures.push(`${label} was not verified: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (failures.length > 0) throw new Error(failures.join('\n'))
}

/** The contracts of the manifest, with the explorers that `.env` names. */
function contractsOf(name: string): Contract[] {
  const manifest = readShownManifest(name)
  if (!manifest || !hasContracts(manifest))
    throw new Error(
      `Nothing is deployed to ${name} yet. Run \`npm run deploy -- --environment ${name}\`.`,
    )
  const { prefix, ...settings } = loadLiveSettings(name)
  const chains = [...settings.staking, settings.rewards]
  const explorerOf = ({ chainId, name: chainName }: ManifestChain) => {
    const { explorerUrl = '', explorerApiUrl } =
      chains.find((chain) => chain.chainId === chainId) ?? {}
    const { etherscanApiKey: key } = settings
    // A key alone is for version 2 of Etherscan's API, which knows all chains.
    if (key)
      return new Etherscan(
        key,
        explorerApiUrl ?? '',
        explorerUrl,
        explorerApiUrl ? undefined : chainId,
      )
    if (explorerApiUrl) return new Blockscout(explorerApiUrl, explorerUrl)
    throw new Error(
      `No explorer of ${chainName} is known. Set ${prefix}ETHERSCAN_API_KEY, or the URL of an API like Blockscout's: ${prefix}STAKING_EXPLORER_API_URLS, ${prefix}REWARDS_EXPLORER_API_URL.`,
    )
  }
  const contracts: DappContracts =
    manifest.protocol === 'superchain' ? superchainContracts : zksyncContracts
  const { stakingChains, rewardsChain } = manifest
  const centerAddress = 'interopCenter' in manifest ? manifest.interopCenter : undefined
  const deployed = (
    chain: ManifestChain,
    { name, source }: CompiledContract,
    { address, blockNumber }: { address: Address; blockNumber?: number },
  ): Contract => ({ chain, name, source, address, blockNumber, explorer: explorerOf(chain) })
  const centerOn = (chain: ManifestChain): Contract[] =>
    contracts.center && centerAddress
      ? [deployed(chain, contracts.center, { address: centerAddress })]
      : []
  return [
    ...stakingChains.flatMap((chain) => [
      deployed(chain, contracts.staking, chain.staking),
      ...centerOn(chain),
    ]),
    deployed(rewardsChain, contracts.token, rewardsChain.token),
    ...centerOn(rewardsChain),
  ]
}

/** @returns Whether it was not verified before. */
async function verify(
  { chain, name, source, address, blockNumber, explorer }: Contract,
  compilation: Compilation,
): Promise<boolean> {
  if (await explorer.isVerified(address)) return false
  const fullName = `${source}:${name}`
  const build = await compilation.getBuildInfo(fullName)
  if (!build) throw new Error(`There is no build of ${fullName}. Run \`npm run compile\`.`)
  const output = build.output.contracts[source]?.[name]
  const { metadata: text } = z.object({ metadata: z.string() }).parse(output)
  const { compiler, sources } = metadataSchema.parse(JSON.parse(text))
  const input = {
    ...build.input,
    sources: Object.fromEntries(
      Object.entries(build.input.sources).filter(([file]) => file in sources),
    ),
  }
  const { bytecode } = parseArtifact(await compilation.readArtifact(fullName))
  const { message: guid } = await explorer.verify(
    address,
    JSON.stringify(input),
    fullName,
    `v${compiler.version}`,
    blockNumber === undefined
      ? ''
      : (await deploymentData(chain, { address, blockNumber })).slice(bytecode.length),
  )
  const status = await explorer.getVerificationStatus(guid)
  if (!status.isSuccess()) throw new Error(status.message)
  return true
}

/** What the transaction that deployed a contract contains: its code and the arguments of its constructor. */
async function deploymentData(
  chain: ManifestChain,
  { address, blockNumber }: { address: Address; blockNumber: number },
): Promise<string> {
  const client = createPublicClient({ transport: checkedHttp(chain) })
  const { transactions } = await client.getBlock({
    blockNumber: BigInt(blockNumber),
    includeTransactions: true,
  })
  const deployment = transactions.find(
    ({ to, from, nonce }) =>
      to === null && isAddressEqual(getContractAddress({ from, nonce: BigInt(nonce) }), address),
  )
  if (!deployment) throw new Error(`block ${blockNumber} does not contain its deployment`)
  return deployment.input
}
