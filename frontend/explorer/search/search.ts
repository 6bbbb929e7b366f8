import type { Client } from 'viem'
import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { chainRole } from '../../shared/environment/chainRole'
import { parseHash, parseNumber } from '../../shared/lib/parseParameters'
import type { ExplorerProtocol } from '../ExplorerProtocol'
import { parseAddress, paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import { protocolOf } from '../protocols'
import { getBatch } from '../rpc/getBatch'
import { getBlock } from '../rpc/getBlock'
import { getTransaction } from '../rpc/getTransaction'

/** A search result. */
type Finding = { title: string; path: string }

/** A lookup on a chain, with its outcome. */
export type Attempt = {
  chain: ManifestChain
  /** The kind of item that was looked up. */
  what: string
  outcome: Outcome
}

type Outcome = {
  finding: Finding | null
  /** The first block that was searched. */
  since?: bigint
  /** The reason for a failed lookup. */
  error?: unknown
}

type Lookup = { what: string; run: () => Promise<Outcome> }

/**
 * Searches all chains for transactions, blocks, batches, messages and addresses that match a text.
 *
 * @returns All lookups with their outcomes; none if the text is not a hash, number or address.
 */
export async function search(
  text: string,
  { manifest, clientOf }: { manifest: ShownManifest; clientOf: (chainId: number) => Client },
): Promise<Attempt[]> {
  const attempts = manifestChains(manifest).flatMap((chain) =>
    lookupsFor(text.trim(), chain, {
      client: clientOf(chain.chainId),
      isBatched: hasBatches(manifest, chain.chainId),
      sendsMessages: chainRole(manifest, chain.chainId) !== 'settlement layer',
      protocol: protocolOf(manifest),
    }).map(async ({ what, run }): Promise<Attempt> => {
      try {
        return { chain, what, outcome: await run() }
      } catch (error) {
        return { chain, what, outcome: { finding: null, error } }
      }
    }),
  )
  return Promise.all(attempts)
}

function lookupsFor(
  text: string,
  { chainId, name }: ManifestChain,
  {
    client,
    isBatched,
    sendsMessages,
    protocol: { findMessage, foundMessage },
  }: {
    client: Client
    isBatched: boolean
    sendsMessages: boolean
    protocol: Pick<ExplorerProtocol, 'findMessage' | 'foundMessage'>
  },
): Lookup[] {
  const hash = parseHash(text)
  if (hash)
    return [
      {
        what: 'a transaction',
        async run() {
          const transaction = await getTransaction(client, hash)
          return {
            finding: transaction && {
              title: `Transaction on ${name}`,
              path: paths.transaction(chainId, hash),
            },
          }
        },
      },
      {
        what: 'a block',
        async run() {
          const block = await getBlock(client, hash)
          return {
            finding: block && {
              title: `Block ${block.number} of ${name}`,
              path: paths.block(chainId, block.number),
            },
          }
        },
      },
      ...(sendsMessages
        ? [
            {
              what: 'a message',
              async run() {
                const { transactionHash, since } = await findMessage(client, hash)
                if (!transactionHash) return { finding: null, since }
                return {
                  finding: {
                    title: `Transaction on ${name} that ${foundMessage} this message`,
                    path: paths.transaction(chainId, transactionHash),
                  },
                }
              },
            },
          ]
        : []),
    ]

  const number = parseNumber(text)
  if (number !== undefined)
    return [
      {
        what: 'a block',
        async run() {
          const block = await getBlock(client, number)
          return {
            finding: block && {
              title: `Block ${number} of ${name}`,
              path: paths.block(chainId, number),
            },
          }
        },
      },
      ...(isBatched
        ? [
            {
              what: 'a batch',
              async run() {
                const batch = await getBatch(client, number)
                return {
                  finding: batch && {
                    title: `Batch ${number} of ${name}`,
                    path: paths.batch(chainId, number),
                  },
                }
              },
            },
          ]
        : []),
    ]

  const address = parseAddress(text)
  if (address)
    return [
      {
        what: 'an address',
        // Every address exists on every chain.
        run: async () => ({
          finding: { title: `Address on ${name}`, path: paths.account(chainId, address) },
        }),
      },
    ]
  return []
}
