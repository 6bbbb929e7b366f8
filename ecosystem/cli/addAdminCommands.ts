import { Argument, type Command, Option } from 'commander'
import { BaseError, createClient, RpcRequestError } from 'viem'
import { adminPrefix, adminTransport } from '../admin/adminTransport'
import { adminPort } from '../config/chains'
import { describeError } from '../describeError'
import { superchainMethods } from '../superchain/admin/methods'
import { adminMethods } from '../zksync/admin/methods'
import { findAdminUrl } from './runningNetworks'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/** Adds a command for each admin method of a running network: `get-status` for `getStatus`, and so on. */
export function addAdminCommands(program: Command): void {
  const all = { ...superchainMethods, ...adminMethods }
  for (const [name, { description, params }] of Object.entries(all)) {
    const command = program.command(kebabCase(name)).description(description)
    for (const [parameter, schema] of Object.entries(params.shape)) {
      const isRequired = !schema.safeParse(undefined).success
      command.addArgument(new Argument(isRequired ? `<${parameter}>` : `[${parameter}]`))
    }
    command
      .addOption(
        new Option('--admin <url>', 'admin URL of the network').default(
          undefined,
          'that of the running network',
        ),
      )
      .action(async () => {
        const { admin } = command.opts<{ admin?: string }>()
        const url = admin ?? runningAdminUrl(command)
        const result = await callAdminMethod(
          url,
          `${adminPrefix}${name}`,
          command.args.map(read),
        ).catch((error: Error) => command.error(error.message))
        console.log(JSON.stringify(result, null, 2))
      })
  }
}

/** Networks that this program did not start, such as one in a container, are expected on the default port. */
function runningAdminUrl(command: Command): string {
  try {
    return findAdminUrl() ?? `http://127.0.0.1:${adminPort}`
  } catch (error) {
    return command.error(describeError(error))
  }
}

/** @throws An error with what the network rejected, or with the remedy if none responds. */
async function callAdminMethod(url: string, method: string, params: unknown[]): Promise<unknown> {
  try {
    const client = createClient({ transport: adminTransport(url) })
    return await client.request<AnyRequest>({ method, params })
  } catch (error) {
    const rejection =
      error instanceof BaseError ? error.walk((cause) => cause instanceof RpcRequestError) : null
    throw new Error(
      rejection instanceof RpcRequestError
        ? rejection.details
        : `No running network found at ${url}. Start one, or pass another URL with --admin.`,
      { cause: error },
    )
  }
}

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Parses numbers and objects as JSON; returns anything else, and numbers that JSON would round, unchanged. */
function read(argument: string): unknown {
  try {
    const value: unknown = JSON.parse(argument)
    return typeof value === 'number' && !Number.isSafeInteger(value) ? argument : value
  } catch {
    return argument
  }
}
