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

/** Something that a search found. */
type Finding = { title: string; path: string }

/** One question that a search asked a chain, and what came of it. */
export type Attempt = {
  chain: ManifestChain
  /** What was looked for there. */
  what: string
  outcome: Outcome
}

type Outcome = {
  finding: Finding | null
  /** Only blocks from this one on were looked at. */
  since?: bigint
  /** Why the chain gave no answer. */
  error?: unknown
}

type Question = { what: string; ask: () => Promise<Outcome> }

/**
 * Looks on every chain for whatever a text can stand for: a transaction, a block, a batch, a message or an address.
 *
 * @returns What was tried, on which chain, and what was found; nothing if the text can stand for none of these.
 */
export async function search(
  text: string,
  { manifest, clientOf }: { manifest: ShownManifest; clientOf: (chainId: number) => Client },
): Promise<Attempt[]> {
  const asked = manifestChains(manifest).flatMap((chain) =>
    questionsOf(text.trim(), chain, {
      client: clientOf(chain.chainId),
      isBatched: hasBatches(manifest, chain.chainId),
    }).map(async ({ what, ask }): Promise<Attempt> => {
      try {
        return { chain, what, outcome: await ask() }
      } catch (error) {
        return { chain, what, outcome: { finding: null, error } }
      }
    }),
  )
  return Promise.all(asked)
}

function questionsOf(
  text: string,
  { chainId, name }: ManifestChain,
  { client, isBatched }: { client: Client; isBatched: boolean },
): Question[] {
  const hash = parseHash(text)
  if (hash)
    return [
      {
        what: 'a transaction',
        async ask() {
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
        async ask() {
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
              async ask() {
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
        async ask() {
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
              async ask() {
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
        // Any address exists on every chain.
        ask: async () => ({
          finding: { title: `Address on ${name}`, path: paths.account(chainId, address) },
        }),
      },
    ]
  return []
}
