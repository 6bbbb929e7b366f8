import { stakingManifestSchema } from '../../deployments/manifest'
import type { RunningNetwork } from '../startNetwork'

/** The banner that is printed when an ecosystem is ready. */
export function describe({
  chains,
  manifest,
  accounts,
  adminUrl,
}: Pick<RunningNetwork<unknown>, 'chains' | 'manifest' | 'accounts' | 'adminUrl'>): string {
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
  const { data } = stakingManifestSchema.safeParse(manifest)
  if (!data) return new Map()
  const { stakingChains, rewardsChain } = data
  const names =
    data.protocol === 'superchain'
      ? { staking: 'SuperchainStaking', token: 'SuperchainToken' }
      : { staking: 'Staking', token: 'InteropToken' }
  return new Map([
    ...stakingChains.map(
      ({ chainId, staking }) => [chainId, `${names.staking} ${staking.address}`] as const,
    ),
    [rewardsChain.chainId, `${names.token} ${rewardsChain.token.address}`],
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
