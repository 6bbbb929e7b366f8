import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Program, startProgram } from './startProgram'

/** The command `interstake`, as it is published. */
export const interstake = join('dist', 'packages', 'interstake', 'dist', 'cli.cjs')

const address = z.templateLiteral(['0x', z.string()])
const networkSchema = z.object({
  chains: z.array(
    z.object({ name: z.string(), role: z.string().nullable(), id: z.number(), rpcUrl: z.string() }),
  ),
  contracts: z.object({ staking: z.record(z.string(), address), token: address }).optional(),
  adminUrl: z.string(),
})

export type BenchedNetwork = Program & z.infer<typeof networkSchema>

/** Starts `interstake`; resolves once it is ready. */
export async function startNetwork(
  flags: readonly string[] = [],
  { nodeFlags = [] }: { nodeFlags?: readonly string[] } = {},
): Promise<BenchedNetwork> {
  // Does not replace the manifest of a network that is already running.
  const directory = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const program = await startProgram(
    [process.execPath, ...nodeFlags, interstake, '--json', '--port-offset', 'auto', ...flags],
    /^\{"chains"/,
    { INTERSTAKE_DEPLOYMENTS: directory },
  )
  const remove = () => rmSync(directory, { recursive: true, force: true })
  return {
    ...program,
    ...networkSchema.parse(JSON.parse(program.line)),
    stop: () => program.stop().finally(remove),
    kill: () => program.kill().finally(remove),
  }
}

/** The chains with a role: `settlement layer`, `staking` or `rewards`. */
export const chainsOf = ({ chains }: BenchedNetwork, role: string) =>
  chains.filter((chain) => chain.role === role)

/** The first chain with a role. */
export function chainOf(network: BenchedNetwork, role: string): BenchedNetwork['chains'][number] {
  const [chain] = chainsOf(network, role)
  if (!chain) throw new Error(`There is no chain with the role ${role}.`)
  return chain
}
