import type { Hash } from 'viem'
import type { BlockFollower } from '../node/BlockFeed'
import type { ChainExecution } from './audit'
import { type BlockMessage, readExecutions, readMessages } from './readBlock'
import type { Relayer } from './relay/Relayer'
import type { Safety, SafetyBlock } from './Safety'
import type { SentMessages } from './SentMessages'
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
  sentMessages,
  audit,
  onError,
}: {
  chains: readonly SuperchainChain[]
  safety: Safety
  relayer: Relayer
  sentMessages: SentMessages
  /** Called with the executions of a new block; returns whether they are valid. */
  audit: (executions: readonly ChainExecution[]) => Promise<boolean>
  onError: (error: Error) => void
}): FollowedChains {
  const followers: BlockFollower[] = []
  const executions: ChainExecution[] = []
  const sent: BlockMessage[] = []
  const relayed = new Set<Hash>()
  /** Of each chain, as they are unsafe until all are audited. */
  const blocks = new Map<bigint, SafetyBlock[]>()
  let isLive = false

  function follow(chain: SuperchainChain): BlockFollower {
    let isValid = true
    blocks.set(chain.id, [])
    const follower = chain.node.blocks.follow({
      after: 0n,
      async onBlock(block) {
        const found = readExecutions(block).map((execution) => ({ ...execution, chain }))
        const messages = readMessages(block, chain.id)
        sentMessages.add(messages.sent)
        const now = performance.now()
        const age = Math.max(0, Date.now() - Number(block.timestamp) * 1_000)
        const safetyBlock = {
          ...{ number: block.number, hash: block.hash },
          arrivedAt: isLive ? now : now - age,
          sources: found.map(({ declared }) => declared),
        }
        if (isLive) {
          relayer.add(messages.sent)
          relayer.blockAdded(chain.id, messages.relayed, block.transactions.length === 0)
          if (found.length > 0 && !(await audit(found))) isValid = false
          // Neither an invalid block nor those on top of it become safe.
          if (isValid) safety.add(chain.id, safetyBlock)
        } else {
          blocks.get(chain.id)?.push(safetyBlock)
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
      safety.replace(blocks)
      blocks.clear()
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
