import {
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  decodeErrorResult,
  decodeEventLog,
  decodeFunctionData,
  type Hex,
  toEventSelector,
  toFunctionSelector,
} from 'viem'
import type { Log } from '../rpc/getReceipt'
import { knownAbi } from './contractAbis'

/** A value with its name and Solidity type. */
export type NamedValue = { name: string; type: string; value: unknown }

/** A decoded call or event. */
export type Decoded = { name: string; values: NamedValue[] }

const functions = new Map(
  knownAbi
    .filter((item): item is AbiFunction => item.type === 'function')
    .map((item) => [toFunctionSelector(item), item]),
)
const events = new Map(
  knownAbi
    .filter((item): item is AbiEvent => item.type === 'event')
    .map((item) => [toEventSelector(item), item]),
)

/** Decodes calldata; null if no known contract has the function. */
export function decodeCall(input: Hex): Decoded | null {
  const item = functions.get(sliceSelector(input))
  if (!item) return null
  try {
    const { args } = decodeFunctionData({ abi: [item], data: input })
    return { name: item.name, values: nameValues(item.inputs, args) }
  } catch {
    return null
  }
}

/** Decodes a log; null if no known contract emits it. */
export function decodeLog({ topics, data }: Pick<Log, 'topics' | 'data'>): Decoded | null {
  const [selector, ...indexed] = topics
  const item = selector && events.get(selector)
  if (!item) return null
  try {
    const { args } = decodeEventLog({ abi: [item], topics: [selector, ...indexed], data })
    return { name: item.name, values: nameValues(item.inputs, args) }
  } catch {
    return null
  }
}

/** Writes revert data as the error that it encodes; as its selector if no known contract has the error. */
export function describeRevert(data: Hex): string {
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: knownAbi, data })
    return `${errorName}(${args.join(', ')})`
  } catch {
    return sliceSelector(data)
  }
}

const sliceSelector = (input: Hex): Hex => `0x${input.slice(2, 10)}`

/** Pairs values with their names: viem returns an object if all values have names, otherwise an array. */
export function nameValues(
  inputs: readonly AbiParameter[],
  args: readonly unknown[] | Record<string, unknown> | undefined,
): NamedValue[] {
  const values = new Map(Object.entries(args ?? {}))
  return inputs.map(({ name, type }, index) => ({
    name: name || String(index),
    type,
    value: values.get(name ?? '') ?? values.get(String(index)),
  }))
}
