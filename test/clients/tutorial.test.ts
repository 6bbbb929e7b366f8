import { Contract, ContractFactory, ethers } from 'ethers'
import { defineChain, type Hash, http } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConfig } from 'wagmi'
import {
  connect,
  getPublicClient,
  getTransactionReceipt,
  readContract,
  switchChain,
  waitForTransactionReceipt,
  writeContract,
} from 'wagmi/actions'
import { mock } from 'wagmi/connectors'
import {
  getGwBlockForBatch,
  InteropClient,
  Provider,
  utils,
  Wallet,
  Contract as ZksyncContract,
} from 'zksync-ethers'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { stakingAbi } from '../../contracts/abi/Staking'
import { readArtifact } from '../../contracts/readArtifact'
import { richAccount } from '../../ecosystem/config/accounts'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'
import { zksyncProvider } from './helpers/zksyncProvider'

/** The steps of ZKsync's public tutorial on interop messages, with the packages that it uses. */

const gatewayId = 506n

let ecosystem: StakingEcosystem
let urls: ReturnType<typeof chainUrls>
let source: Provider
let rewards: Provider
let interop: InteropClient

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  urls = chainUrls(ecosystem)
  source = zksyncProvider(urls.source)
  rewards = zksyncProvider(urls.rewards)
  interop = new InteropClient({
    gateway: { env: 'local', gwRpcUrl: urls.gateway, gwChainId: gatewayId },
  })
})

afterAll(async () => {
  for (const provider of [source, rewards, interop.gwProvider]) provider.destroy()
  await ecosystem.stop()
})

describe('the script of the tutorial', () => {
  let wallet: Wallet
  let txHash: Hash

  it('sends a message with the key of the rich account, whether there is an L1 or not', async () => {
    // Where the tutorial has an L1; nobody asks it anything.
    const l1 = new Provider('http://127.0.0.1:1')
    wallet = new Wallet(richAccount.privateKey, source, l1)
    ;({ txHash } = await interop.sendMessage(wallet, 'Some L2->L1 message'))
    l1.destroy()
  })

  it('waits until the transaction is executed', async () => {
    let status = await interop.getMessageStatus(source, txHash)
    while (status !== 'EXECUTED') status = await interop.getMessageStatus(source, txHash)
  })

  it('waits for the proof', async () => {
    let proof = await source.getLogProof(txHash, 0, 'proof_based_gw')
    while (!proof) proof = await source.getLogProof(txHash, 0, 'proof_based_gw')
    expect(proof.proof.length).toBeGreaterThan(15)
  })

  it('waits for the root on the other chain while sending transactions there', async () => {
    const target = zksyncProvider(urls.other)
    const targetWallet = new Wallet(richAccount.privateKey, target)
    const receipt = await (await source.getTransaction(txHash)).waitFinalize()
    const block = await getGwBlockForBatch(
      BigInt(receipt.l1BatchNumber ?? 0),
      source,
      interop.gwProvider,
    )
    const storage = new ZksyncContract(
      utils.L2_INTEROP_ROOT_STORAGE_ADDRESS,
      utils.L2_INTEROP_ROOT_STORAGE_ABI,
      targetWallet,
    )
    let root = await storage.getFunction('interopRoots').staticCall(gatewayId, block)
    while (root === ethers.ZeroHash) {
      const sent = await targetWallet.sendTransaction({ to: targetWallet.address, value: 1n })
      await (await target.getTransaction(sent.hash)).waitFinalize()
      root = await storage.getFunction('interopRoots').staticCall(gatewayId, block)
    }
    target.destroy()
  })

  it('has the message verified', async () => {
    const target = zksyncProvider(urls.other)
    expect(
      await interop.verifyMessage({ txHash, srcProvider: source, targetChain: target }),
    ).toMatchObject({
      verified: true,
    })
    target.destroy()
  })
})

describe('the contracts of the tutorial', () => {
  it('are deployed over plain JSON-RPC, with the key of the rich account', async () => {
    const provider = new ethers.JsonRpcProvider(urls.source, undefined, {
      cacheTimeout: -1,
      pollingInterval: 20,
    })
    const deployer = new ethers.Wallet(richAccount.privateKey, provider)
    const factory = new ContractFactory([...stakingAbi], readArtifact('Staking').bytecode, deployer)
    const staking = await factory.deploy()
    await staking.waitForDeployment()
    const deployed = new Contract(await staking.getAddress(), stakingAbi, provider)
    expect(await deployed.getFunction('totalStaked').staticCall()).toBe(0n)
    provider.destroy()
  })
})

describe('the frontend of the tutorial', () => {
  function createWagmi() {
    const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 }
    const stakingChain = defineChain({
      id: 34234,
      name: 'Staking Chain 1',
      nativeCurrency,
      rpcUrls: { default: { http: [urls.source] } },
    })
    const rewardsChain = defineChain({
      id: 37427,
      name: 'Rewards Chain',
      nativeCurrency,
      rpcUrls: { default: { http: [urls.rewards] } },
    })
    const [account = richAccount.address] = ecosystem.accounts
    const config = createConfig({
      chains: [stakingChain, rewardsChain],
      // Stands in for a wallet in a browser: has the node sign.
      connectors: [mock({ accounts: [account] })],
      transports: { [stakingChain.id]: http(), [rewardsChain.id]: http() },
      pollingInterval: 20,
    })
    return { config, account }
  }

  it('stakes on one chain, and mints on the other', async () => {
    const { config, account } = createWagmi()
    const staking = ecosystem.manifest.stakingChains[0]?.staking.address ?? account
    const token = ecosystem.manifest.rewardsChain.token.address
    const [connector] = config.connectors
    if (!connector) throw new Error('No connector')
    await connect(config, { connector })

    const deposit = await writeContract(config, {
      address: staking,
      abi: stakingAbi,
      functionName: 'deposit',
      value: 10n ** 16n,
      chainId: 34234,
    })
    await waitForTransactionReceipt(config, { hash: deposit, chainId: 34234 })
    expect(await getTransactionReceipt(config, { hash: deposit, chainId: 34234 })).toMatchObject({
      status: 'success',
    })

    const receipt = await (await source.getTransaction(deposit)).waitFinalize()
    expect(await interop.getMessageStatus(source, deposit)).toBe('EXECUTED')
    const proof = await getPublicClient(config, { chainId: 34234 }).request<{
      Method: 'zks_getL2ToL1LogProof'
      Parameters: [Hash, number, string]
      ReturnType: { id: number; batchNumber: number; proof: Hash[] } | null
    }>({ method: 'zks_getL2ToL1LogProof', params: [deposit, 0, 'proof_based_gw'] })
    expect(proof).toMatchObject({ batchNumber: receipt.l1BatchNumber })

    const args = await interop.getVerificationArgs({
      txHash: deposit,
      srcProvider: source,
      targetChain: rewards,
    })
    expect(args.gatewayProof).toEqual(proof?.proof)
    await switchChain(config, { chainId: 37427 })
    const mint = await writeContract(config, {
      address: token,
      abi: interopTokenAbi,
      functionName: 'mint',
      args: [
        BigInt(args.srcChainId),
        BigInt(args.l1BatchNumber),
        BigInt(args.l2MessageIndex),
        {
          txNumberInBatch: args.msgData.txNumberInBatch,
          sender: schemas.address.parse(args.msgData.sender),
          data: schemas.hex.parse(args.msgData.data),
        },
        args.gatewayProof.map((word) => schemas.hash.parse(word)),
      ],
      chainId: 37427,
    })
    await waitForTransactionReceipt(config, { hash: mint, chainId: 37427 })
    const reading = { address: token, abi: interopTokenAbi, chainId: 37427 } as const
    expect(
      await readContract(config, { ...reading, functionName: 'balanceOf', args: [account] }),
    ).toBeGreaterThan(0n)
    expect(
      await readContract(config, { ...reading, functionName: 'rewardsByChain', args: [34234n] }),
    ).toBe(1n)
  })
})
