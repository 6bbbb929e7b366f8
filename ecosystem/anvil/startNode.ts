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
  RpcRequestError,
  type TestActions,
  type TestRpcSchema,
  type WalletActions,
  walletActions,
} from 'viem'
import { type IpcTransport, ipc } from 'viem/node'
import { mnemonic } from '../config/accounts'
import { createTemporaryFolder } from '../files/temporaryFolder'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { onProcessExit } from '../onProcessExit'
import { ForeignRequestError } from './ForeignRequestError'
import { foundryBinary } from './foundryBinary'
import { NodeSocket } from './NodeSocket'
import { privateAddress } from './privateAddress'
import { RequestWatch, watchAddress } from './RequestWatch'
import { requestNode, resultOf, useSocket } from './requestNode'
import { spawnWithParent } from './spawnWithParent'

const startTimeoutMs = 30_000
const stopTimeoutMs = 5_000
const exitNoticeMs = 1_000
/** Hung nodes are detected by a watchdog, so that requests may take this long. */
const responseTimeoutMs = 600_000
/** Methods whose responses may be large, for which viem's client for IPC is too slow: see `NodeSocket`. */
const largeResponses: ReadonlySet<string> = new Set([
  'debug_getRawTransaction',
  'eth_getBlockByNumber',
  'eth_getLogs',
  'eth_getTransactionReceipt',
])
const quotedLines = 20
/**
 * A receipt that is not available immediately is so a moment later; by default, viem would poll again after seconds.
 */
const pollingInterval = 10

/**
 * A node has the state of this number of last blocks. For more, anvil would write the whole state to the user's home
 * directory with each block, and leave it there when it is killed.
 */
export const keptStates = 256

/**
 * The EVM version of the nodes. It includes EIP-7702 and P256VERIFY at 0x100, as ZKsync OS does. The blocks of a persisted
 * network can only be reproduced with the same hardfork.
 */
const hardfork = 'osaka'

/** A request of a client to its node. */
export type NodeRequest = { method: string; params?: unknown }

/** A client that also supports methods of development nodes, such as setting code or impersonating accounts. */
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
  /** The same, without `around`. */
  direct: NodeClient
  /** Funded accounts, which it signs for. */
  accounts: readonly Address[]
  /** Kills it. */
  kill: () => void
  /** Stops it; resolves when its process has exited. */
  stop: () => Promise<void>
}

/**
 * Starts anvil on a free port and resolves as soon as it listens.
 *
 * Its clients use IPC: over TCP, small messages that cross each other wait for delayed acknowledgments, which made one
 * in three messages take 40 to 80 ms longer.
 *
 * The process has its own group, so that Ctrl-C in a terminal does not reach it, and nodes are stopped in the right
 * order. It is killed with this process, however that ends.
 *
 * @param genesisTime - Timestamp of block 0 in seconds since the epoch; the clock of the node continues from there.
 * @param around - Called for each request of the client, which it sends by calling `send`.
 * @param onLine - Called with each line that it prints once it listens.
 * @param isGuarded - Whether to kill it when a request that changes something bypasses its clients.
 * @param onExit - Called with the last lines that it printed if it exits without having been stopped.
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
  const { child, stdout, stderr } = spawnWithParent(foundryBinary('anvil'), [
    ...['--host', host],
    '--no-cors',
    ...['--port', '0'],
    ...['--ipc', files.socket],
    ...['--cache-path', files.directory],
    ...['--prune-history', String(keptStates)],
    ...['--chain-id', String(chainId)],
    ...['--mnemonic', mnemonic],
    ...['--hardfork', hardfork],
    // As a sequencer does. Blocks are reproduced by sending their transactions in order.
    ...['--order', 'fifo'],
    ...(genesisTime === undefined ? [] : ['--timestamp', String(genesisTime)]),
    // Lowered later by a journaled mutation: the hash of block 0 includes it.
    ...['--gas-limit', String(2n ** 64n - 1n)],
    '--disable-console-log',
    '--no-request-size-limit',
  ])
  const killNow = () => {
    child.kill('SIGKILL')
    files.remove()
  }
  const removeExitHandler = onProcessExit(killNow)

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
    for (const input of [stdout, stderr])
      createInterface({ input }).on('line', (line) => {
        lastLines.push(line)
        if (lastLines.length > quotedLines) lastLines.shift()
        const port = /^Listening on .*:(\d+)$/.exec(line)?.[1]
        if (port !== undefined) {
          isListening = true
          resolve(Number(port))
        }
        // Lines before that contain private keys, even if only public ones.
        else if (isListening && line.trim() !== '') {
          watch.printed(line)
          onLine(line.trim())
        }
      })
  })

  let expected = false
  // `close` comes after `exit`, once all that it printed has been read.
  const exited = once(child, 'close').then(([exitCode, signal]) => {
    removeExitHandler()
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

  /** Why it exited, which may be noticed a moment after a connection to it failed, or else `error`. */
  const exitErrorOr = <error>(error: error) =>
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
    const quickSocket = await NodeSocket.open(files.socket)
    const ownSocket = await NodeSocket.open(files.socket)
    const forgetSocket = useSocket(address, quickSocket)
    const forgetWatch = watchAddress(address, watch)
    forgetAddress = () => {
      forgetSocket()
      forgetWatch()
      quickSocket.close()
      ownSocket.close()
    }
    let isClosed = false
    /** After its exit, viem would try to reconnect for each request, and print that it cannot. */
    const unlessClosed = async (send: () => unknown): Promise<unknown> => {
      if (isClosed) throw await exited
      return send()
    }
    const overIpc = ipc(files.socket, { retryCount: 0, timeout: responseTimeoutMs })
    async function request({ method, params }: NodeRequest): Promise<unknown> {
      const list: readonly unknown[] = Array.isArray(params) ? params : []
      try {
        if (largeResponses.has(method)) return await requestNode(address, method, list)
        watch.sent(method)
        return resultOf(await ownSocket.request(method, list))
      } catch (error) {
        if (!(error instanceof JsonRpcError)) throw await exitErrorOr(error)
        throw new RpcRequestError({ body: { method, params }, error, url: address })
      }
    }
    const transportWith =
      (through: typeof around): typeof overIpc =>
      (config) => {
        const base = overIpc(config)
        const requestThrough = new Proxy(base.request, {
          apply: (_send, _self, [asked]) =>
            through(asked, () => unlessClosed(() => request(asked))),
        })
        if (!base.value) return { ...base, request: requestThrough }
        const subscribe = new Proxy(base.value.subscribe, {
          apply: (send, self, args) => unlessClosed(() => Reflect.apply(send, self, args)),
        })
        return { ...base, request: requestThrough, value: { ...base.value, subscribe } }
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
    void exited.then((error) => {
      close()
      // By default, viem leaves pending requests without a response until they time out.
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
    const exitError = await exitErrorOr(null)
    await stop()
    throw exitError ?? error
  }
}

/** For the IPC socket of the node, and for its cache. */
function temporaryFiles() {
  const { path: directory, remove } = createTemporaryFolder()
  const path = join(directory, 'anvil.ipc')
  return {
    directory,
    socket: process.platform === 'win32' ? `\\\\.\\pipe\\${path}` : path,
    remove,
  }
}
