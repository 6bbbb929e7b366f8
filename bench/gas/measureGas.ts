import { reset } from '@nomicfoundation/hardhat-network-helpers'
import { ethers, network } from 'hardhat'
import { getAddress, stringToHex, toHex } from 'viem'
import { z } from 'zod'
import { hashInteropMessage } from '../../interop/center/hashInteropMessage'
import { encodeInteropPayload } from '../../interop/center/interopPayload'
import { toInteropProof } from '../../interop/center/toInteropProof'
import type { L2Message, MessageInclusion } from '../../interop/types'
import { centerWorld, rawMessage } from '../../test/contracts/helpers/centerWorld'
import { batchedClaim, claim, depositMessage } from '../../test/contracts/helpers/claims'
import { impersonate } from '../../test/contracts/helpers/impersonate'
import { type InteropWorld, interopWorld } from '../../test/contracts/helpers/interopWorld'
import { sourceChainId } from '../../test/contracts/helpers/settlementLayer'
import {
  encodeSentMessage,
  localChainId,
  remoteChainId,
  superchainWorld,
} from '../../test/contracts/helpers/superchainWorld'

/** The unavoidable cost of an operation. */
type Floor = {
  /** Of any transaction. */
  intrinsic: number
  calldata: number
  /** Of the call to the verifier, if there is one. */
  verifier: number
  /** Slots that have to change. */
  storage: number
  /** Of the transfer of ETH. */
  transfer: number
}

/** Gas of a transaction, and its unavoidable part. */
export type Operation = { name: string; gas: number; floor: Floor }

const intrinsic = 21_000
/** Writes to a cold slot: from zero, or from another value. */
const newSlot = 22_100
const changedSlot = 5_000
/** To an existing, warm account, minus the stipend, which is returned. */
const transfer = 9_000 - 2_300

/** Elements of a proof with 17 batches of the chain and 3 chains on the settlement layer. */
const proofElements = 27
const batchesBefore = 16

/** Rewards that the relayer mints in one transaction. */
const batchedMints = 50

/**
 * Runs each operation once, on a chain with the system contracts of ZKsync. Resets the chain first: block numbers are part
 * of a proof, so larger ones cost more gas.
 */
export async function measureGas(): Promise<Operation[]> {
  await reset()
  return [
    ...(await measureStaking()),
    ...(await measureRewards()),
    ...(await measureCenter()),
    ...(await measureSuperchain()),
  ]
}

async function measureStaking(): Promise<Operation[]> {
  const { alice, bob, owner, staking: deployed } = await interopWorld()
  const staking = deployed.connect(alice)
  const deposit = () => staking.deposit({ value: 10n ** 18n })
  return [
    await operation('first deposit', await deposit(), { storage: newSlot }),
    await operation('repeat deposit', await deposit(), { storage: changedSlot }),
    await operation('full withdrawal', await staking['withdraw()'](), {
      storage: changedSlot,
      transfer,
    }),
    await operation('deposit after a full withdrawal', await deposit(), { storage: changedSlot }),
    await operation(
      'first deposit with a beneficiary',
      await deployed.connect(bob).depositWithBeneficiary(owner, { value: 10n ** 18n }),
      { storage: newSlot },
    ),
  ]
}

async function measureRewards(): Promise<Operation[]> {
  const world = await interopWorld()
  const { alice, bob, owner, token } = world
  const others = Array.from({ length: batchedMints }, (_, index) =>
    depositMessage(world, toHex(0xacc000 + index, { size: 20 }), { txNumberInBatch: 3 + index }),
  )
  const [first, later, named, ...batched] = await relayLate(world, [
    depositMessage(world, alice.address),
    depositMessage(world, bob.address, { txNumberInBatch: 1 }),
    depositMessage(world, bob.address, { beneficiary: owner.address, txNumberInBatch: 2 }),
    ...others,
  ])
  if (!later || !named) throw new Error('a message is missing')
  const mint = (inclusion: MessageInclusion, depositor: typeof alice) =>
    token.connect(depositor).mint(...claim(inclusion))
  return [
    // Balance and flag, supply and winner are new; the counter shares its slot with the approved contract.
    await operation('first mint', await mint(first, alice), {
      storage: 3 * newSlot + changedSlot,
    }),
    await operation('later mint', await mint(later, bob), {
      storage: newSlot + 2 * changedSlot,
    }),
    await operation('later mint for a beneficiary', await mint(named, owner), {
      storage: newSlot + 2 * changedSlot,
    }),
    // Supply and counter change once.
    perUnit(
      `each of ${batchedMints} mints in a batch`,
      batchedMints,
      await operation('', await token.mintBatch(batched.map(batchedClaim)), {
        storage: batchedMints * newSlot + 2 * changedSlot,
      }),
    ),
  ]
}

async function measureCenter(): Promise<Operation[]> {
  const world = await centerWorld()
  const { alice } = world
  const center = world.center.connect(alice)
  const author = getAddress(alice.address)
  const board = await ethers.deployContract('NoticeBoard', [sourceChainId, author])

  const data = encodeInteropPayload({ body: stringToHex('Good morning') })
  const message = { data, sender: author, sourceChainId, messageNum: 7n }
  const [inclusion] = await relayLate(world, [rawMessage(message)])
  const proof = { ...toInteropProof(inclusion), elements: [...inclusion.proof] }

  await center.sendInteropMessage(data)
  const send = await center.sendInteropMessage(data)
  const verify = await alice.sendTransaction(
    await center.verifyInteropMessage.populateTransaction(hashInteropMessage(message), proof),
  )
  const receive = await board.receiveInteropMessage(message, proof)
  return [
    await operation('send a 53-byte message through the interop center', send, {
      storage: changedSlot,
    }),
    await operation('verify it', verify, {}),
    // The message status, the number of notices and the notice are new.
    await operation('receive it and post a notice', receive, { storage: 3 * newSlot }),
  ]
}

async function measureSuperchain(): Promise<Operation[]> {
  const { alice, bob, probe, relay } = await superchainWorld()
  const token = await ethers.deployContract('SuperchainToken', [[], []])
  const staking = await ethers.deployContract('SuperchainStaking', [remoteChainId, token])
  await token.approveStakingContract(remoteChainId, staking)
  const value = 10n ** 18n
  // Later messages cost less than the first one of a chain, which is the only one to set a new nonce.
  await staking.connect(await impersonate(await probe.getAddress())).deposit({ value })

  // The message is stored next to the stake, and the nonce increases.
  const storage = 2 * newSlot + changedSlot
  const deposit = await staking.connect(alice).deposit({ value })
  const repeated = await staking.connect(alice).deposit({ value })
  const named = await staking.connect(bob).depositWithBeneficiary(alice, { value })

  const [sender, target] = [await staking.getAddress(), await token.getAddress()]
  const reward = async (account: string, nonce: bigint) => {
    const message = token.interface.encodeFunctionData('reward', [account])
    return relay(encodeSentMessage({ destination: localChainId, target, nonce, sender, message }))
  }
  // With an address and two storage keys in the access list; the context of a message is not a proof.
  const relaying = { intrinsic: intrinsic + 2_400 + 2 * 1_900, verifier: 0 }
  return [
    await operation('Superchain: first deposit', deposit, { storage }),
    await operation('Superchain: repeat deposit', repeated, { storage: changedSlot }),
    await operation('Superchain: first deposit with a beneficiary', named, { storage }),
    // As for a mint; the messenger marks the message as relayed.
    await operation('Superchain: relay of the first reward', await reward(alice.address, 0n), {
      ...relaying,
      storage: 4 * newSlot + changedSlot,
    }),
    await operation('Superchain: relay of a later reward', await reward(bob.address, 1n), {
      ...relaying,
      storage: 2 * newSlot + 2 * changedSlot,
    }),
  ]
}

/** Relays a batch of messages after enough batches for a proof of typical length. */
async function relayLate(
  { relay, settle }: InteropWorld,
  messages: readonly L2Message[],
): Promise<[MessageInclusion, ...MessageInclusion[]]> {
  for (let batch = 0; batch < batchesBefore; batch++) await settle([])
  const [first, ...others] = await relay(messages)
  if (!first) throw new Error('the batch is empty')
  if (first.proof.length !== proofElements)
    throw new Error(`a proof has ${first.proof.length} elements instead of ${proofElements}`)
  return [first, ...others]
}

type Sent = {
  data: string
  hash: string
  wait(): Promise<{ gasUsed: bigint } | null>
}

async function operation(
  name: string,
  transaction: Sent,
  floor: Partial<Omit<Floor, 'calldata'>>,
): Promise<Operation> {
  const receipt = await transaction.wait()
  if (!receipt) throw new Error(`${name} was not mined`)
  const bytes = ethers.getBytes(transaction.data)
  const zeros = bytes.filter((byte) => byte === 0).length
  return {
    name,
    gas: Number(receipt.gasUsed),
    floor: {
      ...{ intrinsic, storage: 0, transfer: 0 },
      verifier: floor.verifier ?? (await verifierGas(transaction.hash)),
      ...floor,
      calldata: 4 * zeros + 16 * (bytes.length - zeros),
    },
  }
}

/** An operation that does the same for each of a number of units, per unit. */
function perUnit(name: string, units: number, { gas, floor }: Operation): Operation {
  const share = (total: number) => Math.round(total / units)
  return {
    name,
    gas: share(gas),
    floor: {
      intrinsic: share(floor.intrinsic),
      calldata: share(floor.calldata),
      verifier: share(floor.verifier),
      storage: share(floor.storage),
      transfer: share(floor.transfer),
    },
  }
}

const traceSchema = z.object({
  structLogs: z.array(z.object({ op: z.string(), depth: z.number(), gas: z.number() })),
})

/** The cost to the caller of its static calls, which are those to the verifier. */
async function verifierGas(hash: string): Promise<number> {
  const options = { disableMemory: true, disableStack: true, disableStorage: true }
  const { structLogs } = traceSchema.parse(
    await network.provider.send('debug_traceTransaction', [hash, options]),
  )
  const callers = structLogs.filter(({ depth }) => depth === 1)
  return callers.reduce((sum, { op, gas }, index) => {
    const after = callers[index + 1]
    return op === 'STATICCALL' && after ? sum + gas - after.gas : sum
  }, 0)
}
