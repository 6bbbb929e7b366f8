import { createServer } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/**
 * A server of nothing but node:http and one IPC connection to a node, the least that a server in front of a node does:
 * it replaces the id of each request. Started with the path of the node's socket.
 */
function serve(path: string): void {
  const waiting = new Map<number, (response: string) => void>()
  let sent = 0
  let received = ''
  const node = connect(path).setEncoding('utf8')
  node.on('data', (chunk: string) => {
    const lines = (received + chunk).split('\n')
    received = lines.pop() ?? ''
    for (const line of lines) {
      const id = Number(/"id":(\d+)/.exec(line)?.[1])
      waiting.get(id)?.(line)
      waiting.delete(id)
    }
  })
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request))
    const id = ++sent
    waiting.set(id, (line) => response.end(line))
    node.write(`${JSON.stringify({ ...body, id })}\n`)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object')
      console.log(`Listening on 127.0.0.1:${address.port}`)
  })
}

serve(process.argv[2] ?? '')
