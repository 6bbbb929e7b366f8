import type { Hash } from 'viem'
import type { BlockFollower } from '../node/BlockFeed'
import type { ChainExecution } from './audit'
import { type BlockMessage, readExecutions, readMessages } from './readBlock'
import type { Relayer } from './relay/Relayer'
import type { Safety } from './Safety'
import type { SuperchainChain } from './SuperchainChain'

export type FollowedChains = {
  /** Resolves to all executions so far. */
  loaded: () => Promise<readonly ChainExecution[]>
  /** Audits executions from now on, those after the first `count` included, and hands messages to the relayer. */
  auditFrom: (count: number) => Promise<void>
  /** Follows another chain. */
  add: (chain: SuperchainChain) => Promise<void>
  stop: () => Promise<void>
}

/** Reads all blocks of all chains, then those that come. */
export function followChains({
  chains,
  safety,
  relayer,
  audit,
  onError,
}: {
  chains: readonly SuperchainChain[]
  safety: Safety
  relayer: Relayer
  /** Called with the executions of a new block. */
  audit: (executions: readonly ChainExecution[]) => Promise<void>
  onError: (error: Error) => void
}): FollowedChains {
  const followers: BlockFollower[] = []
  const executions: ChainExecution[] = []
  const sent: BlockMessage[] = []
  const relayed = new Set<Hash>()
  let isLive = false

  function follow(chain: SuperchainChain): BlockFollower {
    const follower = chain.node.blocks.follow({
      after: 0n,
      async onBlock(block) {
        const found = readExecutions(block).map((execution) => ({ ...execution, chain }))
        const messages = readMessages(block, chain.id)
        const now = Date.now()
        safety.add(chain.id, {
          number: block.number,
          arrivedAt: isLive ? now : Math.min(now, Number(block.timestamp) * 1_000),
          sources: found.map(({ declared }) => declared),
        })
        if (isLive) {
          relayer.add(messages.sent)
          relayer.blockAdded(chain.id, messages.relayed, block.transactions.length === 0)
          if (found.length > 0) await audit(found)
        } else {
          executions.push(...found)
          sent.push(...messages.sent)
          for (const hash of messages.relayed) relayed.add(hash)
        }
      },
      onError,
    })
    followers.push(follower)
    return follower
  }

  for (const chain of chains) follow(chain)
  return {
    async loaded() {
      await Promise.all(followers.map(({ caughtUp }) => caughtUp))
      return [...executions]
    },
    async auditFrom(count) {
      isLive = true
      relayer.add(sent.filter(({ messageHash }) => !relayed.has(messageHash)))
      const left = executions.slice(count)
      executions.length = 0
      sent.length = 0
      relayed.clear()
      if (left.length > 0) await audit(left)
    },
    async add(chain) {
      await follow(chain).caughtUp
    },
    async stop() {
      await Promise.all(followers.map((follower) => follower.stop()))
    },
  }
}
