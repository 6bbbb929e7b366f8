import { type Command, InvalidArgumentError, Option } from 'commander'
import { BaseError, type Hex, HttpRequestError, isHash, isHex, TimeoutError } from 'viem'
import { InteropError } from '../../interop'
import { describeError } from '../describeError'
import { describeExplanation, type ExplainOptions, explain } from './explain'

const chainForms = 'name or id of a chain of the network, or its RPC URL'

/** Adds the command that explains a message of any network, local or live. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'Explains where a message stands and what to do, on the running network, that of --manifest, or any chains by their RPC URLs.',
    )
    .argument('<chain>', `source chain: ${chainForms}`)
    .argument('<transaction>', 'hash of the transaction that sent the message', parseHash)
    .argument('[index]', 'index of the message among those of the transaction', parseIndex, 0)
    .option(
      '--destination <chain>',
      `chain that should receive it: ${chainForms} (default: the rewards chain of the network, or the chain that the message names)`,
    )
    .option(
      '--settlement-layer <chain>',
      `settlement layer: ${chainForms} (default: that of the network)`,
    )
    .addOption(
      new Option(
        '--claim <call>',
        'transaction on the destination that failed to use the message, or the calldata of such a call',
      ).argParser(parseHex),
    )
    .addHelpText(
      'after',
      '\nWith --manifest <file>, the network is that of the manifest; with --json, the explanation is one line of JSON.',
    )
    .action(async (chain, transaction, index, _, command: Command) => {
      const { json, ...options } = command.optsWithGlobals<ExplainOptions & { json: boolean }>()
      try {
        const explanation = await explain(chain, transaction, index, options)
        console.log(json ? JSON.stringify(explanation) : describeExplanation(explanation))
      } catch (error) {
        command.error(describeFailure(error))
      }
    })
}

function describeFailure(error: unknown): string {
  // Its last line is the remedy.
  if (error instanceof InteropError)
    return [error.shortMessage, ...(error.metaMessages ?? [])].join(' ')
  const failure =
    error instanceof BaseError
      ? error.walk((cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError)
      : null
  return failure instanceof HttpRequestError || failure instanceof TimeoutError
    ? `A node does not respond: ${describeError(failure)}. ${failure.metaMessages?.join(' ') ?? ''} Check the URLs, or start the network.`
    : describeError(error)
}

function parseHash(value: string) {
  if (isHash(value)) return value
  throw new InvalidArgumentError('It is 0x and 64 hexadecimal digits.')
}

function parseHex(value: string): Hex {
  if (isHex(value)) return value
  throw new InvalidArgumentError('It is 0x and hexadecimal digits.')
}

function parseIndex(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It is a whole number from 0 up.')
}
