import { Argument, type Command } from 'commander'
import { BaseError, createClient, RpcRequestError } from 'viem'
import { adminPrefix, adminTransport } from '../admin/adminTransport'
import { adminMethods } from '../admin/methods'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Adds a command for each admin method of a running network: `get-status` for `getStatus`, and so on.
 *
 * @param defaultUrl - The admin URL without `--admin`.
 */
export function addAdminCommands(program: Command, defaultUrl: string): void {
  for (const [name, { description, params }] of Object.entries(adminMethods)) {
    const command = program.command(kebabCase(name)).description(description)
    for (const [parameter, schema] of Object.entries(params.shape)) {
      const isRequired = !schema.safeParse(undefined).success
      command.addArgument(new Argument(isRequired ? `<${parameter}>` : `[${parameter}]`))
    }
    command.option('--admin <url>', 'admin URL of the network', defaultUrl).action(async () => {
      const { admin } = command.opts()
      await callAdminMethod(String(admin), `${adminPrefix}${name}`, command.args.map(read))
    })
  }
}

async function callAdminMethod(url: string, method: string, params: unknown[]): Promise<void> {
  try {
    const client = createClient({ transport: adminTransport(url) })
    const result = await client.request<AnyRequest>({ method, params })
    console.log(JSON.stringify(result, null, 2))
  } catch (error) {
    const refusal =
      error instanceof BaseError ? error.walk((cause) => cause instanceof RpcRequestError) : null
    console.error(
      refusal instanceof RpcRequestError
        ? refusal.details
        : `No running network found at ${url}. Start one, or pass another URL with --admin.`,
    )
    process.exitCode = 1
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
