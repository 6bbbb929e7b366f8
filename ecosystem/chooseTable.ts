import { allChains, type ChainConfig, type ChainTable, chainTableSchema } from './config/chains'
import { describeIssues } from './describeError'

/** The chains of a network as they are configured. */
export type WantedTable = {
  settlementLayer?: ChainConfig | undefined
  chains?: readonly ChainConfig[] | undefined
  /** Chains of a new network. */
  defaultTable: ChainTable
  /** Returns the chain that is added to a table when none is specified. @default The next free name, id and port */
  nextChain?: ((table: ChainTable) => ChainConfig) | undefined
}

/** Returns the chains of the state, which must include the configured ones, or else the configured ones. */
export function chooseTable(
  { settlementLayer, chains, defaultTable }: WantedTable,
  saved: ChainTable | null,
  directory: string | null,
): ChainTable {
  if (!saved)
    return parseTable({
      settlementLayer: settlementLayer ?? defaultTable.settlementLayer,
      chains: chains ?? defaultTable.chains,
    })
  const ids = new Set(allChains(saved).map(({ id }) => id))
  const missing = [...(settlementLayer ? [settlementLayer] : []), ...(chains ?? [])].filter(
    ({ id }) => !ids.has(id),
  )
  if (missing.length > 0)
    throw new Error(
      `${directory} has the chains ${list(allChains(saved))}, not ${list(missing)}. Omit the chains, or use a new directory.`,
    )
  return { settlementLayer: saved.settlementLayer, chains: saved.chains }
}

const list = (chains: readonly ChainConfig[]) =>
  chains.map(({ name, id }) => `${name} (${id})`).join(', ')

/** @throws If the chains contradict each other. */
export function parseTable(table: ChainTable): ChainTable {
  const { data, error } = chainTableSchema.safeParse(table)
  if (error) throw new Error(`Invalid chains: ${describeIssues(error)}.`)
  return data
}
