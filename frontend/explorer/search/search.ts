import type { Client } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { systemAddresses } from '../../../interop/addresses'
import { manifestChains } from '../../shared/environment/manifestChains'
import { readBackward } from '../../shared/events/readBackward'
import { parseHash, parseNumber } from '../../shared/lib/parseParameters'
import { parseAddress, paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
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
  { client, isBatched }: { client: Client; isBatched: boolean },
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
      ...(isBatched
        ? [
            {
              what: 'a message',
              async run() {
                const head = await getBlockNumber(client, { cacheTime: 0 })
                const { items, from } = await readBackward(
                  { before: head + 1n, count: 1 },
                  (range) =>
                    getContractEvents(client, {
                      address: systemAddresses.l1Messenger,
                      abi: l1MessengerAbi,
                      eventName: 'L1MessageSent',
                      args: { _hash: hash },
                      ...range,
                      strict: true,
                    }),
                )
                const [message] = items
                if (!message) return { finding: null, since: from }
                return {
                  finding: {
                    title: `Transaction on ${name} that sent this message`,
                    path: paths.transaction(chainId, message.transactionHash),
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
