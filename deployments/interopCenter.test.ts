import { Transaction } from 'ethers'
import { type Address, getContractAddress, zeroAddress, zeroHash } from 'viem'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { interopCenterAbi } from '../contracts/abi/InteropCenter'
import { readArtifact } from '../contracts/readArtifact'
import { type EvmNode, startNode } from '../ecosystem/anvil/startNode'
import { interopCenterAddress } from '../interop/addresses'
import { deploymentProxy } from './deploymentProxy'
import { deployInteropCenterIfMissing } from './interopCenter'

const { bytecode, deployedBytecode } = readArtifact('interop/InteropCenter')

describe('the interop center', () => {
  it('has the address that receivers and the client library expect', () => {
    const from = deploymentProxy.address
    const created = getContractAddress({ opcode: 'CREATE2', from, salt: zeroHash, bytecode })
    expect(interopCenterAddress).toBe(created)
  })
})

describe('the deployment proxy', () => {
  it('is deployed by the first transaction of its signer', () => {
    const { address, signer, transaction } = deploymentProxy
    expect(Transaction.from(transaction).from).toBe(signer)
    expect(getContractAddress({ from: signer, nonce: 0n })).toBe(address)
  })
})

describe('deployInteropCenterIfMissing', () => {
  const nodes: EvmNode[] = []
  let node: EvmNode

  beforeEach(async () => {
    node = await startNode({ chainId: 34234, onExit() {} })
    nodes.push(node)
  })

  afterAll(() => Promise.all(nodes.map(({ stop }) => stop())))

  /** Deploys the interop center; returns the steps. */
  async function ensure(): Promise<string[]> {
    const steps: string[] = []
    const account = node.accounts[0] ?? zeroAddress
    await deployInteropCenterIfMissing({ name: 'staking1', client: node.client, account }, (step) =>
      steps.push(step),
    )
    return steps
  }

  const codeAt = (address: Address) => node.client.getCode({ address })
  const removeProxy = () =>
    node.client.setCode({ address: deploymentProxy.address, bytecode: '0x' })

  it('deploys the compiled code at the address', async () => {
    expect(await ensure()).toEqual([
      `InteropCenter on staking1 deployed at ${interopCenterAddress}`,
    ])
    expect(await codeAt(interopCenterAddress)).toBe(deployedBytecode)
    const count = await node.client.readContract({
      address: interopCenterAddress,
      abi: interopCenterAbi,
      functionName: 'messageCount',
    })
    expect(count).toBe(0n)
  })

  it('does nothing if it is already deployed', async () => {
    await ensure()
    const head = await node.client.getBlockNumber()
    expect(await ensure()).toEqual([
      `InteropCenter on staking1 is already deployed at ${interopCenterAddress}`,
    ])
    expect(await node.client.getBlockNumber()).toBe(head)
  })

  it('deploys a missing deployment proxy first', async () => {
    await removeProxy()
    expect(await ensure()).toEqual([
      `Deployment proxy on staking1 deployed at ${deploymentProxy.address}`,
      `InteropCenter on staking1 deployed at ${interopCenterAddress}`,
    ])
    expect(await codeAt(deploymentProxy.address)).toBe(deploymentProxy.code)
    expect(await codeAt(interopCenterAddress)).toBe(deployedBytecode)
  })

  it('sends the signer of the proxy only the missing amount', async () => {
    await removeProxy()
    const { signer, cost } = deploymentProxy
    await node.client.setBalance({ address: signer, value: cost - 5n })
    await ensure()
    const blocks = await Promise.all(
      [1n, 2n, 3n].map((blockNumber) =>
        node.client.getBlock({ blockNumber, includeTransactions: true }),
      ),
    )
    const payments = blocks.flatMap(({ transactions }) =>
      transactions.filter(({ to }) => to?.toLowerCase() === signer.toLowerCase()),
    )
    expect(payments.map(({ value }) => value)).toEqual([5n])
  })

  it('names a chain that rejects the transaction that deploys the proxy', async () => {
    await removeProxy()
    await node.client.setNonce({ address: deploymentProxy.signer, nonce: 1 })
    await expect(ensure()).rejects.toThrow(
      /^staking1 rejects the presigned transaction .* at 0x4e59b4/,
    )
  })

  it.each([
    ['the interop center', interopCenterAddress],
    ['the deployment proxy', deploymentProxy.address],
  ])('throws if other code is deployed at the address of %s', async (name, address) => {
    await node.client.setCode({ address, bytecode: '0x6000' })
    await expect(ensure()).rejects.toThrow(
      `Code other than ${name}'s is deployed at ${address} on staking1.`,
    )
    expect(await node.client.getBlockNumber()).toBe(0n)
    expect(await codeAt(address)).toBe('0x6000')
  })
})
