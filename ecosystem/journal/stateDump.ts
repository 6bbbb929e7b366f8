import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { formatRequest, postToNode, resultOf } from '../anvil/callNode'
import { noteRequest } from '../anvil/RequestWatch'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import type { Checkpoint } from './ChainStore'

/**
 * Reads a node's whole state, in hex digits and in pieces: after half an hour of load it has hundreds of megabytes.
 *
 * @param address - Host and port of the node.
 * @throws If the node does not answer, or not with a state.
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

/**
 * Loads a state that was written to a file into a node.
 *
 * @returns Whether the file holds what was written there; if not, the node is of no use.
 * @throws If the node does not answer.
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
  const isRefused = await response
    .json()
    .then(resultOf)
    .then(
      () => false,
      (error) => {
        if (error instanceof JsonRpcError) return true
        throw error
      },
    )
  return !isRefused && length === bytes && hash.digest('hex') === sha256
}
