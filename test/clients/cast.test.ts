import { numberToHex, pad } from 'viem'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { richAccount } from '../../ecosystem/config/accounts'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { cast } from './helpers/cast'
import { chainUrls } from './helpers/chainUrls'

const timeout = 60_000

let ecosystem: StakingEcosystem
let urls: ReturnType<typeof chainUrls>

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  urls = chainUrls(ecosystem)
})

afterAll(() => ecosystem.stop())

const receiptSchema = z.object({
  status: z.literal('0x1'),
  transactionHash: schemas.hash,
  blockNumber: schemas.hex,
})

async function send(rpcUrl: string, ...args: string[]) {
  const key = ['--private-key', richAccount.privateKey]
  return receiptSchema.parse(JSON.parse(await cast(rpcUrl, 'send', '--json', ...key, ...args)))
}

const proofSchema = z.object({
  proof: z.array(schemas.hash),
  id: z.int(),
  batchNumber: z.int(),
})

describe('cast', { timeout }, () => {
  it('stakes, proves and mints', async () => {
    const { stakingChains, rewardsChain } = ecosystem.manifest
    const [source] = stakingChains
    const staking = source?.staking.address ?? ''
    const token = rewardsChain.token.address
    const { transactionHash } = await send(urls.source, staking, 'deposit()', '--value', '1gwei')

    const { proof, id, batchNumber } = await vi.waitFor(
      async () => {
        const answer = await cast(
          urls.source,
          ...['rpc', 'zks_getL2ToL1LogProof', transactionHash, numberToHex(0), 'messageRoot'],
        )
        return proofSchema.parse(JSON.parse(answer))
      },
      { timeout: 20_000 },
    )
    const data = pad(richAccount.address)
    const message = `(0,${staking},${data})`
    const parameters = 'uint256,uint256,uint256,(uint16,address,bytes),bytes32[]'
    const args = [source?.chainId, batchNumber, id, message, `[${proof.join(',')}]`].map(String)

    const verifier = `proveL2MessageInclusionShared(${parameters})(bool)`
    await vi.waitFor(
      async () =>
        expect(
          await cast(urls.rewards, 'call', systemAddresses.messageVerification, verifier, ...args),
        ).toBe('true'),
      { timeout: 20_000 },
    )
    await send(urls.rewards, token, `mint(${parameters})`, ...args)
    expect(await cast(urls.rewards, 'call', token, 'balanceOf(address)', richAccount.address)).toBe(
      numberToHex(10n ** 18n, { size: 32 }),
    )
  })

  it('reads blocks by ZKsync’s tags, logs and traces', async () => {
    const { transactionHash, blockNumber } = await send(
      urls.source,
      ...[systemAddresses.l1Messenger, 'sendToL1(bytes)', '0x1234'],
    )
    await vi.waitFor(
      async () =>
        expect(
          Number(await cast(urls.source, 'block', 'finalized', '--field', 'number')),
        ).toBeGreaterThanOrEqual(Number(blockNumber)),
      { timeout: 20_000 },
    )
    const logs = await cast(
      urls.source,
      ...['logs', '--json', '--from-block', blockNumber, '--to-block', blockNumber],
      ...['--address', systemAddresses.l1Messenger],
    )
    expect(JSON.parse(logs)).toMatchObject([{ transactionHash }])
    // It names what it knows from compiled contracts nearby.
    expect(await cast(urls.source, 'run', '--quick', transactionHash)).toMatch(
      /8008::(sendToL1|62f84b24)\(/,
    )
  })
})
