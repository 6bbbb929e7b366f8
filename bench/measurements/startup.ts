import { spawnSync } from 'node:child_process'
import { type Part, type Result, rate } from '../Result'
import { format } from '../world/format'
import { timeOf } from '../world/inParallel'
import { median } from '../world/quantile'
import { type Anvil, startAnvil } from '../world/startAnvil'
import { interstake, startNetwork } from '../world/startNetwork'
import { startSupersim } from '../world/supersim'

const runs = 5
const nodes = 4
const manyNodes = 21

/** The time until `interstake` is ready, compared with plain anvil nodes and with supersim. */
export async function startup(): Promise<Result[]> {
  const bare: number[] = []
  const manyBare: number[] = []
  const zksync: number[] = []
  const superchain: number[] = []
  const large: number[] = []
  const supersim: number[] = []
  const load: number[] = []
  // Interleaved, so that all run under the same conditions.
  for (let run = 0; run < runs; run++) {
    bare.push(await bareNodes(nodes))
    load.push(await timeOf(async () => loadProgram()))
    zksync.push(await readyAfter('--staking-chains', String(nodes - 2)))
    superchain.push(await readyAfter('--preset', 'superchain-local', '--auto-relay'))
    const started = performance.now()
    const peer = await startSupersim()
    if (peer) supersim.push(performance.now() - started)
    await peer?.stop()
    manyBare.push(await bareNodes(manyNodes))
    large.push(await readyAfter('--staking-chains', String(manyNodes - 2)))
  }
  const peer = supersim.length > 0 ? { name: 'supersim', value: median(supersim) } : null
  const loading = median(load)
  const parts = (nodes: number): Part[] => [
    { name: 'loading the program', value: loading },
    { name: 'nodes', value: nodes },
  ]
  return [
    rate({
      name: 'ready: settlement layer, 3 chains, contracts deployed',
      ...{ value: median(zksync), unit: 'ms', goal: { ratioAtMost: 4 } },
      reference: { name: '4 plain anvil nodes listen', value: median(bare) },
      parts: parts(median(bare)),
      limit: limitOf(loading, median(bare)),
    }),
    rate({
      name: 'ready: settlement layer, 3 chains, contracts deployed',
      ...{ value: median(zksync), unit: 'ms', goal: { ratioAtMost: 1 }, reference: peer },
      limit: `Without loading the program, which supersim as native code has no need of, it would be ${format(median(zksync) - loading)} ms.`,
    }),
    rate({
      name: 'ready: 3 chains of the Superchain, with relayer',
      ...{ value: median(superchain), unit: 'ms', goal: { ratioAtMost: 1 }, reference: peer },
    }),
    rate({
      name: 'ready: settlement layer, 20 chains, contracts deployed',
      ...{ value: median(large), unit: 'ms', goal: { ratioAtMost: 2.5 } },
      reference: { name: '21 plain anvil nodes listen', value: median(manyBare) },
      parts: parts(median(manyBare)),
      limit: limitOf(loading, median(manyBare)),
    }),
  ]
}

const limitOf = (loading: number, nodes: number) =>
  `Loading the program and starting the nodes takes ${format((loading + nodes) / nodes)} times as long as the nodes alone.`

async function readyAfter(...flags: string[]): Promise<number> {
  const { readyAfter, stop } = await startNetwork(flags)
  await stop()
  return readyAfter
}

function loadProgram(): void {
  spawnSync(process.execPath, [interstake, '--version'])
}

async function bareNodes(count: number): Promise<number> {
  const started = performance.now()
  const anvils: Anvil[] = await Promise.all(Array.from({ length: count }, () => startAnvil()))
  const ms = performance.now() - started
  await Promise.all(anvils.map(({ stop }) => stop()))
  return ms
}
