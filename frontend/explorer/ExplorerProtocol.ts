import type { ComponentType } from 'react'
import type { Address, Client, Hash } from 'viem'
import type { ManifestChain, ShownManifest } from '../../deployments/manifest'
import type { MessageId } from '../../interop/react/MessageId'
import type { MessageReader } from '../../interop/react/query/messagesQuery'
import type { EventPosition } from '../../interop/rpc/EventPosition'
import type { Latency } from './charts/LatencyChart'
import type { EventSource } from './events/EventSource'
import type { IndexedMessage, SentMessage } from './message/SentMessage'
import type { Log } from './rpc/getReceipt'
import type { AccessListEntry } from './rpc/getTransaction'

/** What the explorer shows about the messages of a protocol. */
export type ExplorerProtocol = {
  /** Introduction of the overview. */
  title: string
  explanation: (manifest: ShownManifest) => string
  /** What can be found by its number. */
  numbered: 'block, batch' | 'block'
  sentMessages: EventSource<IndexedMessage>
  /** The messages of a sender. */
  sentBy: (sender: Address) => EventSource<SentMessage>
  /** The states by which messages can be chosen. */
  states: readonly string[]
  useMessageStates: MessageStates
  /** What the chart of latencies shows. */
  latency: { title: string; of: string }
  useLatencies: MessageLatencies
  /** Reads the messages of a transaction. */
  getMessages: MessageReader<{ sender: Address; messageHash: Hash; logIndex: number }>
  /** Finds a transaction of a chain that sent or relayed a message. */
  findMessage: (
    client: Client,
    messageHash: Hash,
  ) => Promise<{ transactionHash: Hash | undefined; since: bigint }>
  /** What such a transaction did with the message. */
  foundMessage: 'sent' | 'relayed'
  MessagePage: ComponentType<{ source: ManifestChain; id: MessageId }>
  /** Figures of a chain in the overview, besides its head. */
  ChainFigures: ComponentType<{ chainId: number }>
  /** The messages that a transaction declares in its access list. */
  DeclaredMessages: ComponentType<{ accessList: readonly AccessListEntry[] }>
  /** Links from a log about a message to the message. */
  LogLink: ComponentType<LogLinkProps>
}

/** Hook for the states of messages; undefined while one is not known. */
export type MessageStates = (
  messages: readonly (SentMessage & EventPosition)[],
  options: { isEnabled: boolean },
) => (string | undefined)[]

/** Hook for how long messages took; of the given ones, or of the latest. */
export type MessageLatencies = (
  messages: readonly (SentMessage & EventPosition)[],
) => readonly Latency[]

export type LogLinkProps = {
  chainId: number
  transactionHash: Hash
  log: Log
  /** All logs of the transaction. */
  logs: readonly Log[]
}
