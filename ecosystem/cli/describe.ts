import { manifestSchema } from '../../deployments/manifest'
import type { Ecosystem } from '../createEcosystem'

/** The banner that is printed when an ecosystem is ready. */
export function describe({
  chains,
  manifest,
  accounts,
  adminUrl,
}: Pick<Ecosystem<unknown>, 'chains' | 'manifest' | 'accounts' | 'adminUrl'>): string {
  const contracts = contractsOf(manifest)
  const rows = chains.map(({ name, role, id, rpcUrl }) => [
    name,
    role ?? '',
    String(id),
    rpcUrl,
    contracts.get(id) ?? '',
  ])
  return [
    ...table([['Chain', 'Role', 'Id', 'RPC (HTTP and WebSocket)', 'Contract'], ...rows]),
    '',
    ...(adminUrl === null ? [] : [`Admin methods: JSON-RPC at ${adminUrl}`, '']),
    'Funded accounts (for testing only, their private keys are public):',
    ...accounts.map((account) => `  ${account}`),
  ].join('\n')
}

/** The contracts that a manifest names, by chain. */
function contractsOf(manifest: unknown): Map<number, string> {
  const { data } = manifestSchema.safeParse(manifest)
  if (!data) return new Map()
  const { stakingChains, rewardsChain } = data
  return new Map([
    ...stakingChains.map(
      ({ chainId, staking }) => [chainId, `Staking ${staking.address}`] as const,
    ),
    [rewardsChain.chainId, `InteropToken ${rewardsChain.token.address}`],
  ])
}

/** Aligns columns; a row can be shorter than the first one. */
export function table(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
