import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { JsonRpcError } from '../rpc/jsonRpc'
import { formatRequest, postToNode, resultOf } from './callNode'

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
 * Has a node take over a state that was written to a file.
 *
 * @throws If the file holds none, or the node does not answer.
 */
export async function loadState(address: string, path: string): Promise<void> {
  const [before, after] = formatRequest('anvil_loadState', ['|']).split('|')
  async function* request() {
    yield before
    yield* createReadStream(path)
    yield after
  }
  const response = await postToNode(address, Readable.from(request(), { objectMode: false }))
  try {
    resultOf(await response.json())
  } catch (cause) {
    if (!(cause instanceof JsonRpcError)) throw cause
    throw new Error(`${path} is not a node's state: start with another folder.`, { cause })
  }
}
