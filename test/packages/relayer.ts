import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient, http } from 'viem'
import { getAddresses, writeContract } from 'viem/actions'
import { z } from 'zod'
import { stakingAbi } from '../../contracts/abi/Staking'
import { manifestSchema } from '../../deployments/manifest'
import type { Consumer } from './Consumer'
import { withProgram } from './runNetwork'

const startedSchema = z.object({ url: z.url() })

/** Runs the relayer installed in a project, next to the network of its manifest, until a deposit is rewarded. */
export function relaysDeposit(consumer: Consumer): Promise<string> {
  const manifest = join(consumer.directory, 'network.json')
  const cli = join('@interstake', 'relayer', 'dist', 'cli.mjs')
  const args = [cli, '--manifest', manifest, '--port', '0', '--poll', '0.2']
  return withProgram(consumer, { args, ready: /"Relaying"/ }, async (lines) => {
    const { url } = startedSchema.parse(JSON.parse(lines.at(-1) ?? ''))
    const { stakingChains } = manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')))
    const [chain] = stakingChains
    if (!chain) throw new Error('The manifest has no chain to stake on')
    const client = createClient({ transport: http(chain.rpcUrl) })
    const [account] = await getAddresses(client)
    if (!account) throw new Error('The node has no account')
    await writeContract(client, {
      ...{ address: chain.staking.address, abi: stakingAbi, functionName: 'deposit' },
      ...{ value: 1n, account, chain: null },
    })
    for (let attempt = 0; attempt < 300; attempt++) {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      if (/^relayer_messages\{state="settled"\} 1$/m.test(metrics)) return 'a deposit is rewarded'
      await delay(100)
    }
    throw new Error('The deposit is not rewarded')
  })
}
