import { type Result, rate } from '../Result'
import { inParallel, timeOf } from '../world/inParallel'
import { Rpc } from '../world/Rpc'
import { sendManyMessages } from '../world/sendManyMessages'
import { chainOf, startNetwork } from '../world/startNetwork'

const connections = 64
const transactions = 40
const perTransaction = 250
const requests = 10_000

/** Proofs a second of a batch with 10,000 messages. */
export async function proofs(): Promise<Result[]> {
  const network = await startNetwork(['--pace', 'fast'])
  const chain = chainOf(network, 'staking')
  const rpc = new Rpc(chain.rpcUrl, connections)
  try {
    const hashes = await sendManyMessages(rpc, chain.id, { transactions, perTransaction })
    const proof = (hash: string, index: number) => rpc.call('zks_getL2ToL1LogProof', [hash, index])
    const [last = ''] = hashes.slice(-1)
    while ((await proof(last, perTransaction - 1)) === null);
    const all = Array.from({ length: requests }, (_, index) => index)
    const proofMs = await timeOf(() =>
      inParallel(all, connections, (index) =>
        proof(
          hashes[index % transactions] ?? '',
          Math.floor(index / transactions) % perTransaction,
        ),
      ),
    )
    const plainMs = await timeOf(() => inParallel(all, connections, () => rpc.call('eth_chainId')))
    return [
      rate({
        name: 'proofs of a batch with 10,000 messages, 64 connections',
        ...{ value: (requests * 1_000) / proofMs, unit: '/s', goal: { ratioAtLeast: 0.6 } },
        reference: { name: 'eth_chainId on the same server', value: (requests * 1_000) / plainMs },
      }),
    ]
  } finally {
    rpc.close()
    await network.stop()
  }
}
