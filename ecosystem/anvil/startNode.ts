import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Address,
  type Client,
  createTestClient,
  type PublicActions,
  publicActions,
  type TestActions,
  type TestRpcSchema,
  type WalletActions,
  walletActions,
} from 'viem'
import { type IpcTransport, ipc } from 'viem/node'
import { atExit } from '../atExit'
import { mnemonic } from '../config/accounts'
import { createTemporaryFolder } from '../files/temporaryFolder'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { callNode } from './callNode'
import { ForeignRequestError } from './ForeignRequestError'
import { foundryBinary } from './foundryBinary'
import { killWithParent } from './killWithParent'
import { privateAddress } from './privateAddress'
import { RequestWatch, watchAddress } from './RequestWatch'

const startTimeoutMs = 30_000
const stopTimeoutMs = 5_000
const exitNoticeMs = 1_000
/** Whether a node still answers is watched elsewhere; what it is asked may take it as long as that. */
const answerTimeoutMs = 600_000
/**
 * Methods whose answers may be large. These take HTTP: viem scans all that an answer has so far with every chunk that comes
 * through IPC, which blocked us for seconds where it takes HTTP a tenth of one.
 */
const largeAnswers: ReadonlySet<string> = new Set([
  'debug_getRawTransaction',
  'eth_getBlockByNumber',
  'eth_getLogs',
  'eth_getTransactionReceipt',
])
const quotedLines = 20
/** A receipt that is not there at once is there a moment later: viem would look again after seconds. */
const pollingInterval = 10

/**
 * Of so many of its last blocks a node knows the state. For more, anvil would write the whole state to the user's home
 * with every block, and leave it there when it is killed.
 */
export const keptStates = 256

/**
 * The EVM of the nodes. As on ZKsync OS there are EIP-7702 and, at 0x100, P256VERIFY. Blocks of a kept network are only the
 * same again with the hardfork that they were made with.
 */
const hardfork = 'osaka'

/** What a client asks of its node. */
export type NodeRequest = { method: string; params?: unknown }

/** A client that may also do what only a local node allows: set code, impersonate, fund. */
export type NodeClient = Client<
  IpcTransport,
  undefined,
  undefined,
  TestRpcSchema<'anvil'>,
  PublicActions<IpcTransport, undefined, undefined> &
    WalletActions<undefined, undefined> &
    TestActions
>

/** A running EVM node on a private port of the loopback interface. */
export type EvmNode = {
  chainId: number
  /** Host and port of its JSON-RPC server. */
  address: string
  client: NodeClient
  /** The same, past `around`. */
  direct: NodeClient
  /** Accounts with funds, which it signs for. */
  accounts: readonly Address[]
  /** Ends it at once. */
  kill: () => void
  /** Ends it; resolves when its process has. */
  stop: () => Promise<void>
}

/**
 * Starts anvil on a free port and resolves as soon as it listens.
 *
 * We talk to it through IPC: over TCP, small messages that cross each other wait for delayed acknowledgements, which
 * made one in three messages take 40 to 80 ms longer.
 *
 * The process gets a group of its own: Ctrl-C in a terminal reaches us alone, and nodes end in the order that we
 * choose. It is killed with us whatever way we exit.
 *
 * @param genesisTime - Time of block 0 in seconds since the epoch; the node's clock goes on from there.
 * @param around - Called for each request to the node by its client, and carries it out by calling `send`.
 * @param onLine - Called with each line that it prints once it listens.
 * @param isGuarded - Whether to end it when somebody else has it change something.
 * @param onExit - Called with the last lines that it printed when it ends without having been asked to.
 */
export async function startNode({
  chainId,
  genesisTime,
  around = (_, send) => send(),
  onLine = () => {},
  isGuarded = false,
  onExit,
}: {
  chainId: number
  genesisTime?: number
  around?: (request: NodeRequest, send: () => Promise<unknown>) => Promise<unknown>
  onLine?: (line: string) => void
  isGuarded?: boolean
  onExit: (error: Error) => void
}): Promise<EvmNode> {
  const host = await privateAddress()
  const files = temporaryFiles()
  const child = spawn(
    foundryBinary('anvil'),
    [
      ...['--host', host],
      '--no-cors',
      ...['--port', '0'],
      ...['--ipc', files.socket],
      ...['--cache-path', files.directory],
      ...['--prune-history', String(keptStates)],
      ...['--chain-id', String(chainId)],
      ...['--mnemonic', mnemonic],
      ...['--hardfork', hardfork],
      // As a sequencer does; and only so does the order of sending decide which block comes of it.
      ...['--order', 'fifo'],
      ...(genesisTime === undefined ? [] : ['--timestamp', String(genesisTime)]),
      // Set later, as part of what is recorded: the hash of block 0 includes it.
      ...['--gas-limit', String(2n ** 64n - 1n)],
      '--disable-console-log',
      '--no-request-size-limit',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, windowsHide: true },
  )
  const killNow = () => {
    child.kill('SIGKILL')
    files.remove()
  }
  const callOff = atExit(killNow)
  const release = killWithParent(child.pid)

  let foreignMethod: string | undefined
  const watch = new RequestWatch((method) => {
    if (!isGuarded) return
    foreignMethod ??= method
    killNow()
  })
  let forgetAddress = () => {}

  const lastLines: string[] = []
  let isListening = false
  const listening = new Promise<number>((resolve) => {
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => {
        lastLines.push(line)
        if (lastLines.length > quotedLines) lastLines.shift()
        const port = /^Listening on .*:(\d+)$/.exec(line)?.[1]
        if (port !== undefined) {
          isListening = true
          resolve(Number(port))
        }
        // What comes before shows private keys, if only public ones.
        else if (isListening && line.trim() !== '') {
          watch.printed(line)
          onLine(line.trim())
        }
      })
  })

  let expected = false
  // Closed is after exit: by then all that it printed has been read.
  const exited = once(child, 'close').then(([exitCode, signal]) => {
    callOff()
    release()
    files.remove()
    forgetAddress()
    if (foreignMethod !== undefined)
      return new ForeignRequestError({ chainId, method: foreignMethod })
    return new Error(
      [
        `The node of chain ${chainId} ended (${signal ?? `exit code ${exitCode}`}). Its last lines:`,
        ...lastLines,
      ].join('\n'),
    )
  })

  /** Why it ended, which may be noticed a moment after a connection to it failed, or else `error`. */
  const endErrorOr = <error>(error: error) =>
    Promise.race([exited, delay(exitNoticeMs, error, { ref: false })])

  async function stop(): Promise<void> {
    expected = true
    child.kill('SIGTERM')
    const killer = setTimeout(killNow, stopTimeoutMs)
    await exited
    clearTimeout(killer)
  }

  try {
    const port = await Promise.race([
      listening,
      exited.then((error) => Promise.reject(error)),
      delay(startTimeoutMs, undefined, { ref: false }).then(() => {
        throw new Error(`The node of chain ${chainId} did not listen within ${startTimeoutMs} ms.`)
      }),
    ])
    const address = `${host}:${port}`
    forgetAddress = watchAddress(address, watch)
    let isClosed = false
    /** What it is asked after its end, viem would try to connect for again and again, and print that it cannot. */
    const unlessClosed = async (ask: () => unknown): Promise<unknown> => {
      if (isClosed) throw await exited
      return ask()
    }
    const overIpc = ipc(files.socket, { retryCount: 0, timeout: answerTimeoutMs })
    const callOverHttp = ({ method, params }: NodeRequest) =>
      callNode(address, method, Array.isArray(params) ? params : []).catch(async (error) => {
        if (error instanceof JsonRpcError) throw error
        throw await endErrorOr(error)
      })
    const transportWith =
      (through: typeof around): typeof overIpc =>
      (config) => {
        const base = overIpc(config)
        const request = new Proxy(base.request, {
          apply: (send, self, args) =>
            through(args[0], () =>
              unlessClosed(() => {
                if (largeAnswers.has(args[0].method)) return callOverHttp(args[0])
                watch.sent(args[0].method)
                return Promise.resolve(Reflect.apply(send, self, args)).catch(explain)
              }),
            ),
        })
        if (!base.value) return { ...base, request }
        const subscribe = new Proxy(base.value.subscribe, {
          apply: (send, self, args) => unlessClosed(() => Reflect.apply(send, self, args)),
        })
        return { ...base, request, value: { ...base.value, subscribe } }
      }
    const clientWith = (through: typeof around) =>
      createTestClient({
        mode: 'anvil',
        transport: transportWith(through),
        cacheTime: 0,
        pollingInterval,
      })
        .extend(publicActions)
        .extend(walletActions)
    const client = clientWith(around)
    const { close, requests, socket } = await client.transport.getRpcClient()
    socket.once('close', () => {
      isClosed = true
      close()
    })
    async function explain(error: unknown): Promise<never> {
      // Only its end closes the socket, and may be noticed later; its last lines say more than the socket does.
      throw socket.readyState === 'open' ? error : await exited
    }
    void exited.then((error) => {
      close()
      // viem leaves them without an answer until they time out, and who waits for them could not stop before that.
      for (const { onError } of requests.values()) onError?.(error)
      if (!expected) onExit(error)
    })
    const accounts = await client.getAddresses()
    return {
      chainId,
      address,
      client,
      direct: clientWith((_, send) => send()),
      accounts,
      kill: killNow,
      stop,
    }
  } catch (error) {
    const endError = await endErrorOr(null)
    await stop()
    throw endError ?? error
  }
}

/** For the node's IPC socket, and for what it writes otherwise. */
function temporaryFiles() {
  const { path: directory, remove } = createTemporaryFolder()
  const path = join(directory, 'anvil.ipc')
  return {
    directory,
    socket: process.platform === 'win32' ? `\\\\.\\pipe\\${path}` : path,
    remove,
  }
}
