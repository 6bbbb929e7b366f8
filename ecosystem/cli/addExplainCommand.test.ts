import { join } from 'node:path'
import {
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  type Hash,
  http,
  zeroHash,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { writeManifestFile } from '../../deployments/manifestFiles'
import { inclusionArguments, waitForMessage } from '../../interop'
import { sendMessage } from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { startRpcProxy } from '../test/startRpcProxy'
import { networkProgram } from './networkProgram'
import { registerNetwork } from './runningNetworks'

const timeout = 60_000
const directory = ownTemporaryDirectory()

/** Runs the command; resolves to what it prints. */
async function explain(...words: string[]): Promise<string> {
  const program = networkProgram({
    name: 'interstake',
    explorerFiles: '',
    defaultManifest: () => null,
  }).exitOverride()
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: () => {} })
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await program.parseAsync(['explain', ...words], { from: 'user' })
    expect(log).toHaveBeenCalledOnce()
    return String(log.mock.calls[0]?.[0])
  } finally {
    log.mockRestore()
  }
}

describe('explain on a network of ZKsync chains without developer methods', { timeout }, () => {
  let ecosystem: StakingEcosystem
  let hash: Hash
  let manifest: string

  beforeAll(async () => {
    ecosystem = await createStakingEcosystem({ stakingChains: 1, developerMethods: false })
    const user = staker(ecosystem)
    hash = await user.deposit()
    await user.until(hash)
  }, timeout)

  beforeEach(() => {
    manifest = join(directory(), 'local.json')
    writeManifestFile(ecosystem.manifest, manifest)
  })

  afterAll(() => ecosystem.stop())

  const urlOf = (name: string) =>
    ecosystem.chains.find((chain) => chain.name === name)?.rpcUrl ?? ''

  it('explains in lines, by the manifest of an environment', async () => {
    expect((await explain('staking1', hash, '--manifest', manifest)).split('\n')).toEqual([
      'Stage:       verifiable',
      'Cause:       verifiable',
      'Reason:      The destination accepts the proof of the message.',
      'Next:        Pass the message and its proof to the contract that processes it.',
    ])
  })

  it('explains as JSON, by RPC URLs', async () => {
    const urls = ['--destination', urlOf('rewards'), '--settlement-layer', urlOf('gateway')]
    expect(JSON.parse(await explain(urlOf('staking1'), hash, ...urls, '--json'))).toMatchObject({
      cause: 'verifiable',
      level: null,
    })
    expect(JSON.parse(await explain(urlOf('staking1'), hash, '--json'))).toMatchObject({
      cause: 'destinationRequired',
    })
    expect(JSON.parse(await explain(urlOf('staking1'), zeroHash, '--json'))).toMatchObject({
      stage: 'unknown',
      cause: 'notSent',
    })
  })

  it('explains messages of the network that is running', async () => {
    const network = registerNetwork(null)
    try {
      network.ready(null, ecosystem.manifest)
      expect(await explain('34234', hash, '4')).toMatch(/^Cause: +noMessage$/m)
    } finally {
      network.remove()
    }
  })

  it('compares a call that failed', async () => {
    const source = createPublicClient({ transport: http(urlOf('staking1')) })
    const { proof } = await waitForMessage(source, { hash })
    const calldata = encodeFunctionData({
      abi: interopTokenAbi,
      functionName: 'mint',
      args: inclusionArguments({ ...proof, index: 5 }),
    })
    const text = await explain('staking1', hash, '--manifest', manifest, '--claim', calldata)
    expect(text).toMatch(/^Proof level: logsRoot\nCause: +wrongIndex$/m)
    expect(text).toMatch(/^Expected: +0\nFound: +5$/m)
    await expect(
      explain('staking1', hash, '--manifest', manifest, '--claim', '0x12345678'),
    ).rejects.toThrow('does not have the parameters of the verifier')
  })

  it.each<[string, string[], string]>([
    ['an unknown chain', ['nowhere', zeroHash], 'Unknown chain nowhere. Chains: staking1 (34234)'],
    ['no hash', ['staking1', '0x12'], 'It is 0x and 64 hexadecimal digits.'],
    ['no index', ['staking1', zeroHash, 'one'], 'It is a whole number from 0 up.'],
  ])('fails with the remedy: %s', async (_, words, message) => {
    await expect(explain(...words, '--manifest', manifest)).rejects.toThrow(message)
  })

  it('fails with the remedy if a node returns a wrong proof', async () => {
    const proxy = await startRpcProxy(urlOf('staking1'), ({ method }) =>
      method === 'zks_getL2ToL1LogProof' ? { result: { proof: [], id: 0, root: zeroHash } } : null,
    )
    try {
      await expect(explain(proxy.url, hash)).rejects.toThrow(
        /Use another node of the same chain\.$/,
      )
    } finally {
      await proxy.stop()
    }
  })

  it('fails with the remedy if nothing runs or responds', async () => {
    await expect(explain('staking1', zeroHash)).rejects.toThrow(
      'No running network found. Start one, name the manifest of an environment with --manifest, or pass RPC URLs instead of names.',
    )
    await expect(explain('http://127.0.0.1:1', zeroHash)).rejects.toThrow(
      /^A node does not respond: .*127\.0\.0\.1:1.* Check the URLs, or start the network\.$/s,
    )
  })
})

describe('explain on a network of the Superchain', { timeout }, () => {
  let network: SuperchainEcosystem

  beforeAll(async () => {
    network = await createSuperchain({ developerMethods: false })
  }, timeout)

  afterAll(() => network.stop())

  it('finds the destination by the message, and the protocol by the chain', async () => {
    const [source, destination] = network.chains
    if (!source || !destination) throw new Error('A chain is missing')
    const account = privateKeyToAccount(richAccount.privateKey)
    const client = createWalletClient({ account, transport: http(source.rpcUrl) })
    const hash = await sendMessage(client, {
      ...{ destination: BigInt(destination.id), target: account.address, message: '0x01' },
    })
    await createPublicClient({ transport: http(source.rpcUrl) }).waitForTransactionReceipt({ hash })
    const running = registerNetwork(null)
    try {
      running.ready(null, {
        ...{ environment: 'local', protocol: 'superchain' },
        chains: network.chains.map(({ name, id, rpcUrl }) => ({ name, chainId: id, rpcUrl })),
      })
      expect(await explain(source.name, hash)).toMatch(/^Cause: +targetWithoutCode$/m)
    } finally {
      running.remove()
    }
    const url = ['--destination', destination.rpcUrl]
    expect(await explain(source.rpcUrl, hash, ...url)).toMatch(/^Cause: +targetWithoutCode$/m)
    expect(await explain(source.rpcUrl, hash, ...url, '--claim', zeroHash)).toMatch(
      /^Cause: +relayNotFound$/m,
    )
  })
})
