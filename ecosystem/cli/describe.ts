import type { Ecosystem } from '../createEcosystem'

/** The banner that is printed when an ecosystem is ready. */
export function describe({ chains, manifest, accounts, adminUrl }: Ecosystem): string {
  const contracts = new Map([
    ...manifest.stakingChains.map(
      ({ chainId, staking }) => [chainId, `Staking ${staking.address}`] as const,
    ),
    [manifest.rewardsChain.chainId, `InteropToken ${manifest.rewardsChain.token.address}`],
  ])
  const rows = chains.map(({ name, role, id, rpcUrl }) => [
    name,
    role === 'gateway' ? 'settlement layer' : role,
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

/** Aligns columns; a row can be shorter than the first. */
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
