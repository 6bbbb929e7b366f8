import { type Client, createClient, type Hash, type Hex, http, isHash, size } from 'viem'
import { getCode, getTransaction } from 'viem/actions'
import { manifestChains } from '../../deployments/interopChains'
import type { ShownManifest } from '../../deployments/manifest'
import {
  decodeInclusion,
  explainMessage,
  type MessageExplanation,
  type MessageInclusion,
} from '../../interop'
import {
  explainMessage as explainSuperchainMessage,
  getSentMessages,
  type MessageExplanation as SuperchainMessageExplanation,
  superchainAddresses,
} from '../../interop/superchain'
import { ChainDirectory, settlementLayerUrl } from './ChainDirectory'

export type ExplainOptions = {
  /** File of a manifest. @default the running network */
  manifest: string | null
  destination?: string | undefined
  settlementLayer?: string | undefined
  /** Hash of a transaction on the destination, or calldata of a call, that should have used the message. */
  claim?: Hex | undefined
}

export type Explanation = MessageExplanation | SuperchainMessageExplanation

const clientOf = (url: string) => createClient({ transport: http(url) })

/** Explains a message on any network, by public RPC methods alone. */
export async function explain(
  chain: string,
  hash: Hash,
  messageIndex: number,
  options: ExplainOptions,
): Promise<Explanation> {
  const chains = new ChainDirectory(options.manifest)
  const source = clientOf(chains.urlOf(chain))
  const manifest = chains.manifestFor(chain)
  const chosen = options.destination && clientOf(chains.urlOf(options.destination))
  const { claim } = options
  if (await isSuperchain(manifest, source)) {
    const destination = chosen || (await destinationOf(source, { manifest, hash, messageIndex }))
    if (claim !== undefined && !isHash(claim))
      throw new Error('On the Superchain, --claim is the hash of a transaction.')
    return explainSuperchainMessage(source, { hash, messageIndex, destination, relayHash: claim })
  }
  const rewardsChain =
    manifest && 'rewardsChain' in manifest && manifest.protocol !== 'superchain'
      ? manifest.rewardsChain
      : undefined
  const destinationUrl = options.destination
    ? chains.urlOf(options.destination)
    : rewardsChain?.rpcUrl
  const destination = destinationUrl === undefined ? undefined : clientOf(destinationUrl)
  const layerUrl = options.settlementLayer
    ? chains.urlOf(options.settlementLayer)
    : settlementLayerUrl(manifest)
  return explainMessage(source, {
    ...{ hash, messageIndex, destination },
    settlementLayer: layerUrl === undefined ? undefined : clientOf(layerUrl),
    token: destinationUrl === rewardsChain?.rpcUrl ? rewardsChain?.token.address : undefined,
    inclusion: claim && (await readInclusion(destination, claim)),
  })
}

/** Without a manifest, by the messenger, which chains of the Superchain have. */
async function isSuperchain(manifest: ShownManifest | null, source: Client): Promise<boolean> {
  if (manifest) return manifest.protocol === 'superchain'
  const address = superchainAddresses.l2ToL2CrossDomainMessenger
  return (await getCode(source, { address })) !== undefined
}

/** The chain that a message of the Superchain names, if the manifest has it. */
async function destinationOf(
  source: Client,
  {
    manifest,
    hash,
    messageIndex,
  }: { manifest: ShownManifest | null; hash: Hash; messageIndex: number },
): Promise<Client | undefined> {
  if (!manifest) return undefined
  // If it cannot be read, the explanation says why.
  const messages = await getSentMessages(source, { hash }).catch(() => [])
  const id = messages[messageIndex]?.destination
  const chain = manifestChains(manifest).find(({ chainId }) => BigInt(chainId) === id)
  return chain && clientOf(chain.rpcUrl)
}

async function readInclusion(
  destination: Client | undefined,
  claim: Hex,
): Promise<MessageInclusion> {
  const calldata = size(claim) === 32 ? await readCalldata(destination, claim) : claim
  const inclusion = decodeInclusion(calldata)
  if (inclusion) return inclusion
  throw new Error(
    'The call of --claim does not have the parameters of the verifier: sourceChainId, batchNumber, index, message and proof.',
  )
}

async function readCalldata(destination: Client | undefined, hash: Hash): Promise<Hex> {
  if (!destination)
    throw new Error('Name the chain of the transaction of --claim with --destination.')
  return (await getTransaction(destination, { hash })).input
}

/** The explanation in human-readable lines. */
export function describeExplanation(explanation: Explanation): string {
  const { stage, cause, reason, expected, found, nextAction } = explanation
  const level = 'level' in explanation ? explanation.level : null
  const lines = [
    ['Stage', stage],
    ['Proof level', level],
    ['Cause', cause],
    ['Reason', reason],
    ['Expected', expected],
    ['Found', found],
    ['Next', nextAction],
  ]
  return lines
    .flatMap(([name = '', value]) => (value === null ? [] : [`${`${name}:`.padEnd(13)}${value}`]))
    .join('\n')
}
