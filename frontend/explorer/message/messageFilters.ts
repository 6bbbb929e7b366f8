import type { Address } from 'viem'
import { formatPosition, parsePosition } from '../events/BlockPosition'
import { parseAddress, paths } from '../explorerPaths'
import type { Positions } from './mergePages'

/** Which messages are listed; all if empty. */
export type MessageFilters = {
  chainId?: number | undefined
  sender?: Address | undefined
  state?: string | undefined
}

/** Reads the filters in the query of a URL. Those that are invalid count as absent. */
export function parseFilters(query: URLSearchParams): MessageFilters {
  const [chainId, sender, state] = ['chain', 'sender', 'state'].map((name) => query.get(name) ?? '')
  return {
    chainId: Number(chainId) || undefined,
    sender: parseAddress(sender ?? ''),
    state: state || undefined,
  }
}

/** Reads where the pages of the chains start. */
export function parsePositions(query: URLSearchParams): Positions {
  const parts = (query.get('before') ?? '').split(',').map((part) => part.split('.'))
  return new Map(
    parts.flatMap(([chainId, position = '']) => {
      const parsed = parsePosition(position)
      if (!Number(chainId) || (!parsed && position !== 'end')) return []
      return [[Number(chainId), parsed ?? null] as const]
    }),
  )
}

/** The URL of a page of the list of messages. */
export function messagesPath(
  { chainId, sender, state }: MessageFilters,
  positions?: Positions,
): string {
  const before = [...(positions ?? [])].map(
    ([id, position]) => `${id}.${position ? formatPosition(position) : 'end'}`,
  )
  const query = new URLSearchParams({
    ...(chainId && { chain: String(chainId) }),
    ...(sender && { sender }),
    ...(state && { state }),
    ...(before.length > 0 && { before: before.join(',') }),
  }).toString()
  return paths.messages() + (query && `?${query}`)
}
