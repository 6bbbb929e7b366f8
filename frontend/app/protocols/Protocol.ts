import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { AccessList, Address, Hash, Hex } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageId } from '../../../interop/react/MessageId'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import type { PauseMethod } from '../../shared/admin/createAdminClient'
import type { OutageTexts } from '../../shared/chains/describeOutages'
import type { Explained } from '../../shared/message/Explanation'
import type { TimelineStep } from '../../shared/message/timeline'

/** How messages get from one chain to another, as far as the page shows it initially. */
export type Protocol = {
  texts: ProtocolTexts
  /** Median time from sent to delivered of recent messages of a staking chain, in milliseconds; null if unknown. */
  getDeliveryTime: (chainId: number, cache: QueryClient) => Promise<number | null>
  /** Loads the rest, once. */
  load: () => Promise<MessageProtocol>
}

type ProtocolTexts = {
  /** Introduction of the home page. */
  hero: { title: string; explanation: string }
  howItWorks: readonly (readonly [title: string, text: string])[]
  outages: OutageTexts
}

/** The messages of a protocol: their steps, what can be done about them, and what proves them. */
export type MessageProtocol = {
  /**
   * The state of a message, updated until it is final.
   *
   * @param isSent - Whether it is known to be sent before its status is loaded.
   */
  useMessage: (id: MessageId, known?: { isSent: boolean }) => MessageState
  /** The reward of an account. @param blockNumber - Its block, as the token says; 0 while there is none. */
  useMint: (account: Address, blockNumber: bigint) => { data: Mint | undefined; isError: boolean }
  /** The messages of a transaction, once it is given. */
  useMessages: (parameters: { chainId: number; hash: Hash | undefined }) => {
    data: readonly { sender: Address; messageHash: Hash }[] | undefined
    error: Error | null
    refetch: () => void
  }
  /** Why a first deposit on a staking chain would not be rewarded. */
  getStakeWarnings: (chainId: number) => Promise<readonly string[]>
  /** What proves a message; rendered below its details. */
  Evidence: ComponentType<{ source: ManifestChain; id: MessageId }>
  /** Explains where a message stands, and what to do. */
  explain: (id: MessageId) => Promise<Explained>
  /** Name of links to the page of a message. */
  pageName: string
  /** Shown to an account with several deposits and no reward. */
  repeatedDepositsHint: string
  controls: DevelopmentControls
}

/** How the delivery of messages is controlled on a local network. */
type DevelopmentControls = {
  explanation: string
  /** Name of the delays. */
  delays: string
  pause: { method: PauseMethod; label: string }
  resume: { method: PauseMethod; label: string }
  /** Shown while it is paused. */
  paused: string
  /** Accessible name of the list of chains. */
  chains: string
  /** Name of the number of messages that are not delivered. */
  pendingMessages: string
}

/** The event in which the reward of an account was minted. */
export type Mint = EventPosition & {
  kind: 'minted'
  /** Chain of the deposit that was rewarded. */
  sourceChainId: number
}

export type MessageState = {
  steps: readonly TimelineStep[]
  /** The status in a sentence, which is announced when it changes. */
  text: string
  /** Why the status could not be loaded. */
  error: Error | null
  refetch: () => void
  /** Why the message cannot be delivered. */
  failure: Error | undefined
  /** Undefined until it is included in a block. */
  message: { sender: Address; messageHash: Hash; data: Hex } | undefined
  /** Further details of the message. */
  details: readonly { name: string; value: string }[]
  /** Whether it is the message of a first deposit. */
  isDeposit: boolean
  /** Whether the status, and for a deposit the reward, is loaded. */
  isKnown: boolean
  /** Whether its reward is minted. */
  isRewarded: boolean
  offer: MessageOffer | undefined
}

/** A transaction that anyone can send for a message. */
export type MessageOffer = {
  /** What can be done now, such as "Ready to mint". */
  headline: string
  /** Why to connect a wallet, such as "to mint the reward". */
  purpose: string
  actionOf: (account: Address) => MessageAction
}

type MessageAction = {
  /** Label of the button. */
  label: string
  /** What the transaction is for, such as "Mint the reward on rewards". */
  title: string
  chain: ManifestChain
  to: Address
  data: Hex
  accessList?: AccessList
  /** Reasons not to send it. */
  warnings: readonly string[]
}
