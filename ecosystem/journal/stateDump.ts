import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { noteRequest } from '../anvil/RequestWatch'
import { formatRequest, postToNode, readResult } from '../anvil/requestNode'
import { StorageError } from '../files/StorageError'
import { isSystemError } from '../files/systemError'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import type { StateDigest } from './entries'

/** A file with the state of a node, and what it has to contain. */
export type Checkpoint = StateDigest & { path: string }

/**
 * Dumps the state of a node, in pieces of hex digits: after half an hour of load it has hundreds of megabytes.
 *
 * @param address - Host and port of the node.
 * @throws If the node does not respond with a state.
 */
export async function* dumpState(address: string): AsyncGenerator<string, void> {
  let beginning = ''
  let isInside = false
  let isOver = false
  for await (const chunk of await postToNode(address, formatRequest('anvil_dumpState', []))) {
    if (isOver) continue
    let text = String(chunk)
    if (!isInside) {
      beginning += text
      const start = beginning.indexOf(opening)
      if (start === -1) continue
      isInside = true
      text = beginning.slice(start + opening.length)
    }
    const end = text.indexOf('"')
    isOver = end !== -1
    yield isOver ? text.slice(0, end) : text
  }
  if (!isOver) throw new Error(`The node answered with no state: ${beginning.slice(0, 200)}`)
}

const opening = '"result":"'

/** Writes the state of a node to a file. @throws `StorageError` if it cannot be written. */
export async function saveState(
  state: AsyncIterable<string>,
  path: string,
  signal: AbortSignal,
): Promise<StateDigest> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* digested() {
    for await (const piece of state) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  try {
    await pipeline(digested, createWriteStream(path), { signal })
  } catch (error) {
    throw isSystemError(error) ? new StorageError(path, 'cannot be written', error) : error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/**
 * Loads a state that was saved to a file into a node.
 *
 * @returns Whether the file contains what was saved. If not, the node is unusable.
 * @throws If the node does not respond.
 */
export async function loadState(
  address: string,
  { path, bytes, sha256 }: Checkpoint,
): Promise<boolean> {
  const [before, after] = formatRequest('anvil_loadState', ['|']).split('|')
  const hash = createHash('sha256')
  let length = 0
  async function* request() {
    yield before
    for await (const piece of createReadStream(path)) {
      hash.update(piece)
      length += piece.length
      yield piece
    }
    yield after
  }
  noteRequest(address, 'anvil_loadState')
  const response = await postToNode(address, Readable.from(request(), { objectMode: false }))
  const isRefused = await readResult(response).then(
    () => false,
    (error) => {
      if (error instanceof JsonRpcError) return true
      throw error
    },
  )
  return !isRefused && length === bytes && hash.digest('hex') === sha256
}
