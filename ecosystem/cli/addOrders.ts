import { Argument, type Command } from 'commander'
import { BaseError, createClient, http, RpcRequestError } from 'viem'
import { localEnvironment } from '../../deployments/manifest'
import { readManifest } from '../../deployments/manifestFiles'
import { adminMethods, adminPrefix } from '../admin/methods'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/** Adds the orders that a running network takes: `getStatus` as `get-status`, and so on. */
export function addOrders(program: Command): void {
  for (const [name, { description, params }] of Object.entries(adminMethods)) {
    const command = program.command(kebabCase(name)).description(description)
    for (const [parameter, schema] of Object.entries(params.shape)) {
      const isRequired = !schema.safeParse(undefined).success
      command.addArgument(new Argument(isRequired ? `<${parameter}>` : `[${parameter}]`))
    }
    command
      .option('--admin <url>', 'where the network takes orders', adminUrl())
      .action(async () => {
        const { admin } = command.opts()
        await giveOrder(String(admin), `${adminPrefix}${name}`, command.args.map(read))
      })
  }
}

async function giveOrder(url: string, method: string, params: unknown[]): Promise<void> {
  try {
    const client = createClient({ transport: http(url, { retryCount: 0, timeout: 120_000 }) })
    const result = await client.request<AnyRequest>({ method, params })
    console.log(JSON.stringify(result, null, 2))
  } catch (error) {
    const refusal =
      error instanceof BaseError ? error.walk((cause) => cause instanceof RpcRequestError) : null
    console.error(
      refusal instanceof RpcRequestError
        ? refusal.details
        : `No network takes orders at ${url}: start one with npm run ecosystem, or name another with --admin.`,
    )
    process.exitCode = 1
  }
}

function adminUrl(): string {
  return readManifest(localEnvironment)?.adminUrl ?? 'http://127.0.0.1:3040'
}

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Numbers and objects as JSON, all else as it is; so are numbers that JSON would round. */
function read(argument: string): unknown {
  try {
    const value: unknown = JSON.parse(argument)
    return typeof value === 'number' && !Number.isSafeInteger(value) ? argument : value
  } catch {
    return argument
  }
}
