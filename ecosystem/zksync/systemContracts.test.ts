import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWalletClient, http } from 'viem'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import { readArtifact } from '../../contracts/readArtifact'
import { getMessageProof, verifyMessage, waitForMessage } from '../../interop'
import { callAdmin } from '../test/callAdmin'
import {
  createStakingEcosystem,
  type StakingEcosystem,
  type StakingOptions,
} from '../test/stakingEcosystem'
import { readSystemContracts } from './systemContracts'

const repository = join(__dirname, '..', '..')
const ourArtifacts = join(repository, 'artifacts', 'contracts', 'system')

let directory: string
let ecosystem: StakingEcosystem | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(async () => {
  await ecosystem?.stop()
  ecosystem = undefined
  rmSync(directory, { recursive: true })
})

const write = (file: string, content: unknown) =>
  writeFileSync(join(directory, file), JSON.stringify(content))

describe('readSystemContracts', () => {
  it('defaults to the built-in contracts', () => {
    const { MessageRoot, L1Messenger } = readSystemContracts(null)
    expect(MessageRoot.constructorInputs).toEqual(['uint256', 'address'])
    expect(L1Messenger.constructorInputs).toEqual([])
  })

  it("reads Hardhat's artifacts in their folders", () => {
    expect(readSystemContracts(ourArtifacts)).toEqual(readSystemContracts(null))
  })

  it("reads forge's artifacts, with built-in contracts for the others", () => {
    const abi = [{ type: 'constructor', inputs: [{ type: 'address', name: 'hub' }] }]
    write('MessageRoot.json', { abi, bytecode: { object: '0x6001', linkReferences: {} } })
    const contracts = readSystemContracts(directory)
    expect(contracts.MessageRoot).toEqual({
      name: 'MessageRoot',
      bytecode: '0x6001',
      constructorInputs: ['address'],
    })
    expect(contracts.L1Messenger).toEqual(readSystemContracts(null).L1Messenger)
  })

  it.each<[string, unknown, string]>([
    ['has no bytecode', { abi: [] }, 'its bytecode is missing or not linked'],
    ['is not linked', { abi: [], bytecode: '0x60__$ab$__' }, 'missing or not linked'],
    [
      'is for EraVM',
      { _format: 'hh-zksolc-artifact-1', abi: [], bytecode: '0x60' },
      'compiled by zksolc for the EraVM',
    ],
  ])('names the artifact that %s', (_, artifact, reason) => {
    write('L1Messenger.json', artifact)
    expect(() => readSystemContracts(directory)).toThrow(
      new RegExp(`L1Messenger\\.json is not a usable artifact .*${reason}`, 's'),
    )
  })

  it('names the expected files for a directory without any', () => {
    expect(() => readSystemContracts(directory)).toThrow('contains none of L1Messenger.json')
  })
})

describe('an ecosystem with other system contracts', { timeout: 60_000 }, () => {
  async function start(options: StakingOptions): Promise<StakingEcosystem> {
    ecosystem = await createStakingEcosystem(options)
    return ecosystem
  }

  async function sendMessage({ manifest, accounts }: StakingEcosystem, accountIndex = 0) {
    const { stakingChains, rewardsChain } = manifest
    const [source] = stakingChains
    const account = accounts[accountIndex]
    if (!source || !account) throw new Error('There is no such chain or account')
    const client = createWalletClient({ account, transport: http(source.rpcUrl) })
    const hash = await client.writeContract({
      address: source.staking.address,
      abi: stakingAbi,
      functionName: 'deposit',
      value: 1n,
      chain: null,
    })
    const destination = createWalletClient({ transport: http(rewardsChain.rpcUrl) })
    return { client, destination, hash }
  }

  it('runs with compiled contracts', async () => {
    const { client, destination, hash } = await sendMessage(
      await start({ stakingChains: 1, systemContracts: ourArtifacts }),
    )
    const { stage } = await waitForMessage(client, { hash, destination, pollingInterval: 20 })
    expect(stage).toBe('verifiable')
  })

  it('uses them: a verifier that rejects everything', async () => {
    // Returns code that answers every call with a word of zeros.
    const bytecode = '0x6460206000f36000526005601bf3'
    write('L2MessageVerification.json', { abi: [], bytecode: { object: bytecode } })
    const { client, destination, hash } = await sendMessage(
      await start({ stakingChains: 1, systemContracts: directory }),
    )
    await waitForMessage(client, { hash, destination, until: 'rootImported', pollingInterval: 20 })
    const proof = await getMessageProof(client, { hash })
    expect(proof && (await verifyMessage(destination, proof))).toBe(false)
  })

  it('runs and resumes with a root storage of protocol v29, which imports one root at a time', async () => {
    write('L2InteropRootStorage.json', readArtifact('test/ReleasedRootStorage'))
    const state = join(directory, 'state')
    const first = await start({ stakingChains: 1, systemContracts: directory, state })
    const { client, ...sent } = await sendMessage(first)
    await waitForMessage(client, { ...sent, pollingInterval: 20 })
    await first.stop()

    const second = await start({ state })
    await callAdmin(second, 'pauseImports', 'rewards')
    const messages = []
    for (const accountIndex of [1, 2]) {
      const message = await sendMessage(second, accountIndex)
      await waitForMessage(message.client, {
        ...message,
        until: 'executed',
        pollingInterval: 20,
      })
      messages.push(message)
    }
    await callAdmin(second, 'resumeImports', 'rewards')
    for (const message of messages) {
      const { stage } = await waitForMessage(message.client, { ...message, pollingInterval: 20 })
      expect(stage).toBe('verifiable')
    }
  })

  it('rejects an incompatible contract', async () => {
    const bytecode = '0x6460206000f36000526005601bf3'
    write('L2InteropRootStorage.json', { abi: [], bytecode })
    await expect(createStakingEcosystem({ systemContracts: directory })).rejects.toThrow(
      'addInteropRootsInBatch((uint256,uint256,bytes32[])[]) emits no InteropRootAdded',
    )
  })

  it('names an unsupported constructor parameter', async () => {
    const abi = [{ type: 'constructor', inputs: [{ type: 'string' }] }]
    write('MessageRoot.json', { abi, bytecode: '0x6001' })
    await expect(createStakingEcosystem({ systemContracts: directory })).rejects.toThrow(
      'The constructor of MessageRoot has an unsupported parameter of type string',
    )
  })
})
