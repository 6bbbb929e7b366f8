import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Consumer, using } from './Consumer'

/** The oldest and the newest version of viem that the package supports. */
const viemVersions = ['2.21.0', 'latest']

/** Maximum size of the package in a bundle without viem, minified, in bytes. */
const maxBytes = { oneFunction: 10_000, actions: 55_000, superchainActions: 32_000 }

const modules = [
  '@interstake/interop',
  '@interstake/interop/actions',
  '@interstake/interop/center',
  '@interstake/interop/errors',
  '@interstake/interop/merkle',
  '@interstake/interop/proof',
  '@interstake/interop/superchain',
]

/** Sends a request to a node that rejects it, and prints the error of the package. */
const use = `
const client = createClient({
  transport: custom({ request: async ({ method }) => (method === 'eth_call' ? '0x' : null) }, { retryCount: 0 }),
}).extend(interopActions()).extend(superchainActions())
const zero = '0x' + '0'.repeat(64)
const hashed = hashLog({ txNumberInBatch: 0, sender: '0x' + '0'.repeat(40), messageHash: zero })
const errors = []
for (const call of [
  () => client.interop.getMessages({ hash: zero }),
  () => client.interop.getInteropRoot({ chainId: 1n, blockNumber: 1n }),
  () => client.superchain.getSentMessages({ hash: zero }),
  async () => parseAccessList([zero]),
])
  await call().catch((error) => errors.push(error instanceof BaseError && error.name))
console.log([hashed.length, ...errors].join())
`
const used = [
  ...['66', 'MessageTransactionNotFoundError', 'InteropUnsupportedError'],
  ...['MessageTransactionNotFoundError', 'MalformedAccessListError'],
].join()

const viemNames = 'BaseError, createClient, custom'
const names = 'hashLog, interopActions'
const superchainNames = 'parseAccessList, superchainActions'

/** Fails to compile unless the types of the package are those of the installed viem. */
const types = `
import { type GetMessagesErrorType, getMessages, interopActions, type SentMessage } from '@interstake/interop'
import type { LogsTree } from '@interstake/interop/merkle'
import {
  buildExecutingMessage,
  type MessageStatus,
  relayMessage,
  superchainActions,
} from '@interstake/interop/superchain'
import { createPublicClient, createWalletClient, http } from 'viem'
import { mainnet } from 'viem/chains'

const source = createPublicClient({ chain: mainnet, transport: http() }).extend(interopActions())
const wallet = createWalletClient({ transport: http() }).extend(interopActions())
const rollup = createPublicClient({ chain: mainnet, transport: http() }).extend(superchainActions())
export const relay = async (): Promise<\`0x\${string}\`> =>
  relayMessage(wallet, await buildExecutingMessage(rollup, { hash: '0x', messageIndex: 1 }))
export const status: Promise<MessageStatus> = rollup.superchain.getMessageStatus({ hash: '0x', destination: wallet })
export const messages: Promise<SentMessage[]> = getMessages(source, { hash: '0x' })
export const hash: Promise<\`0x\${string}\`> = wallet.interop.sendInteropMessage({ data: '0x' })
export const proof = async () =>
  (await source.interop.waitForMessage({ hash: '0x', destination: wallet })).proof.interopRoot
export const nameOf = (error: GetMessagesErrorType): string => error.name
export type Tree = LogsTree
// @ts-expect-error: a hash is a string of hex
getMessages(source, { hash: 1 })
// @ts-expect-error: either the index of a message or that of a log
buildExecutingMessage(rollup, { hash: '0x', messageIndex: 1, logIndex: 1 })
`

/** The package @interstake/interop with the oldest and the newest viem. */
export const interopConsumers: Record<string, () => Promise<string>> = Object.fromEntries(
  viemVersions.map((version) => [
    `interop with viem ${version}`,
    () =>
      using(Consumer.empty(), async (consumer) => {
        await consumer.install('@interstake/interop', `viem@${version}`, 'esbuild', 'typescript@5')
        await runsInNode(consumer)
        await compiles(consumer)
        await runsBundled(consumer)
        return shakes(consumer)
      }),
  ]),
)

async function runsInNode(consumer: Consumer): Promise<void> {
  consumer.write(
    'use.mjs',
    `const before = Reflect.ownKeys(globalThis).length
for (const name of ${JSON.stringify(modules)}) await import(name)
if (Reflect.ownKeys(globalThis).length !== before) throw new Error('Importing has side effects')
const { ${viemNames} } = await import('viem')
const { ${names} } = await import('@interstake/interop')
const { ${superchainNames} } = await import('@interstake/interop/superchain')
${use}`,
  )
  consumer.write(
    'use.cjs',
    `for (const name of ${JSON.stringify(modules)}) require(name)
const { ${viemNames} } = require('viem')
const { ${names} } = require('@interstake/interop')
const { ${superchainNames} } = require('@interstake/interop/superchain')
void (async () => {${use}})()`,
  )
  for (const file of ['use.mjs', 'use.cjs']) await printsUsed(consumer, file)
  // Referenced by error messages.
  for (const page of ['interop.md', 'superchain.md'])
    statSync(join(consumer.directory, 'node_modules', '@interstake', 'interop', 'docs', page))
}

/** Checks the types of both formats, and as bundlers resolve them. */
async function compiles(consumer: Consumer): Promise<void> {
  for (const extension of ['mts', 'cts']) consumer.write(`types.${extension}`, types)
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])
    await consumer.run('npx', [
      ...['tsc', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'],
      ...['--target', 'es2022', '--module', `${module}`, '--moduleResolution', `${resolution}`],
      ...(module === 'nodenext' ? ['types.mts', 'types.cts'] : ['types.mts']),
    ])
}

/** Bundles for browsers, where Node.js modules are not available. */
async function runsBundled(consumer: Consumer): Promise<void> {
  consumer.write(
    'page.js',
    `import { ${viemNames} } from 'viem'
import { ${names} } from '@interstake/interop'
import { ${superchainNames} } from '@interstake/interop/superchain'
${use}`,
  )
  await bundle(consumer, 'page.js')
  await printsUsed(consumer, 'page.out.mjs')
}

async function shakes(consumer: Consumer): Promise<string> {
  const sizes: string[] = []
  for (const [name, code, limit] of [
    ['nothing', `import '@interstake/interop'`, 0],
    ['hashLog', `export { hashLog } from '@interstake/interop'`, maxBytes.oneFunction],
    ['all actions', `export { interopActions } from '@interstake/interop'`, maxBytes.actions],
    ['no part of superchain', `import '@interstake/interop/superchain'`, 0],
    [
      'encodeAccessList',
      `export { encodeAccessList } from '@interstake/interop/superchain'`,
      maxBytes.oneFunction,
    ],
    [
      'all actions of superchain',
      `export { superchainActions } from '@interstake/interop/superchain'`,
      maxBytes.superchainActions,
    ],
  ] as const) {
    consumer.write('part.js', code)
    await bundle(consumer, 'part.js', '--external:viem')
    const { size } = statSync(join(consumer.directory, 'part.out.mjs'))
    if (size > limit) throw new Error(`A bundle with ${name} has ${size} bytes.`)
    sizes.push(`${name} ${size}`)
  }
  return `Node (ESM, CommonJS), types, a bundle; bytes without viem: ${sizes.join(', ')}`
}

async function bundle(consumer: Consumer, file: string, ...options: string[]): Promise<void> {
  const outfile = `--outfile=${file.replace('.js', '.out.mjs')}`
  const format = ['--bundle', '--minify', '--format=esm', '--platform=browser', '--log-level=error']
  await consumer.run('npx', ['esbuild', file, ...format, outfile, ...options])
}

async function printsUsed(consumer: Consumer, file: string): Promise<void> {
  const printed = (await consumer.run(process.execPath, [file])).trim()
  if (printed !== used) throw new Error(`${file} printed ${printed}`)
}
