import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { addressOf } from '../../ecosystem/test/addressOf'

/** What was submitted for verification. */
type Submission = Record<
  | 'contractaddress'
  | 'contractname'
  | 'compilerversion'
  | 'constructorArguements'
  | 'sourceCode'
  | 'apikey',
  string | null
>

/**
 * Starts an API for the verification of sources, as explorers have: Etherscan's, which requires a key, or Blockscout's, which
 * is compatible with it.
 *
 * @param key - The key that it requires; null for none.
 */
export async function startExplorerApi(key: string | null) {
  const submissions: Submission[] = []

  function answer(parameters: URLSearchParams) {
    const ok = (result: unknown) => ({ status: '1', message: 'OK', result })
    if (key !== null && parameters.get('apikey') !== key)
      return { status: '0', message: 'NOTOK', result: 'Invalid API Key' }
    switch (parameters.get('action')) {
      case 'getsourcecode': {
        const known = submissions.find(
          ({ contractaddress }) => contractaddress === parameters.get('address'),
        )
        return ok([{ SourceCode: known?.sourceCode ?? '' }])
      }
      case 'verifysourcecode':
        submissions.push({
          contractaddress: parameters.get('contractaddress'),
          contractname: parameters.get('contractname'),
          compilerversion: parameters.get('compilerversion'),
          constructorArguements: parameters.get('constructorArguements'),
          sourceCode: parameters.get('sourceCode'),
          apikey: parameters.get('apikey'),
        })
        return ok(`guid-${submissions.length}`)
      case 'checkverifystatus':
        return ok('Pass - Verified')
      default:
        return { status: '0', message: 'NOTOK', result: 'Missing Or invalid Action name' }
    }
  }

  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = new URLSearchParams(await text(request))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer(new URLSearchParams([...searchParams, ...body]))))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${addressOf(server).port}/api`,
    submissions,
    async stop(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
