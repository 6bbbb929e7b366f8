import { lazy } from 'react'
import { findSettlementLayer } from '../../deployments/interopChains'
import type { ShownManifest } from '../../deployments/manifest'
import { getMessages } from '../../interop/actions/getMessages'
import { getSentMessages } from '../../interop/superchain/actions/getSentMessages'
import type { ExplorerProtocol } from './ExplorerProtocol'
import { findMessage as findRelayedMessage } from './superchain/findMessage'
import {
  sentMessages as crossDomainMessages,
  sentBy as crossDomainMessagesBy,
} from './superchain/sentMessages'
import { useLatencies as useRelayLatencies } from './superchain/useLatencies'
import { useMessageStates as useRelayStates } from './superchain/useMessageStates'
import { findMessage } from './zksync/findMessage'
import { sentBy, sentMessages } from './zksync/sentMessages'
import { useLatencies } from './zksync/useLatencies'
import { useMessageStates } from './zksync/useMessageStates'

const protocols: Record<NonNullable<ShownManifest['protocol']>, ExplorerProtocol> = {
  zksync: {
    title: 'Chains, batches and proofs',
    explanation: (manifest) =>
      `Blocks are sealed into batches, batches settle on ${findSettlementLayer(manifest)?.name}, and its interop roots let every chain verify messages of the others.`,
    numbered: 'block, batch',
    sentMessages,
    sentBy,
    states: ['in flight', 'executed'],
    useMessageStates,
    latency: { title: 'Time from the last block of a batch to its execution', of: 'batches' },
    useLatencies,
    getMessages,
    findMessage,
    foundMessage: 'sent',
    MessagePage: lazy(() =>
      import('./zksync/MessagePage').then((module) => ({ default: module.MessagePage })),
    ),
    ChainFigures: lazy(() =>
      import('./zksync/BatchFigures').then((module) => ({ default: module.BatchFigures })),
    ),
    DeclaredMessages: () => null,
    LogLink: () => null,
  },
  superchain: {
    title: 'Chains and messages',
    explanation: () =>
      'Every chain executes messages of the others. Its nodes admit a transaction only if the messages that it declares were sent.',
    numbered: 'block',
    sentMessages: crossDomainMessages,
    sentBy: crossDomainMessagesBy,
    states: ['pending', 'relayed'],
    useMessageStates: useRelayStates,
    latency: { title: 'Time from sent to relayed', of: 'messages' },
    useLatencies: useRelayLatencies,
    getMessages: getSentMessages,
    findMessage: findRelayedMessage,
    foundMessage: 'relayed',
    MessagePage: lazy(() =>
      import('./superchain/MessagePage').then((module) => ({ default: module.MessagePage })),
    ),
    ChainFigures: lazy(() =>
      import('./superchain/SafetyFigures').then((module) => ({ default: module.SafetyFigures })),
    ),
    DeclaredMessages: lazy(() =>
      import('./superchain/DeclaredMessages').then((module) => ({
        default: module.DeclaredMessages,
      })),
    ),
    LogLink: lazy(() =>
      import('./superchain/LogLink').then((module) => ({ default: module.LogLink })),
    ),
  },
}

/** The protocol of the messages of an environment. */
export function protocolOf({ protocol = 'zksync' }: ShownManifest): ExplorerProtocol {
  return protocols[protocol]
}
