import type { AbiParameter } from 'viem'

/**
 * Parses what a user enters for a parameter of a function. Arrays and structs are JSON; their integers can be strings.
 *
 * @throws {@link SyntaxError} if it is not a value of the type.
 */
export function parseArgument(parameter: AbiParameter, text: string): unknown {
  const { type } = parameter
  const trimmed = text.trim()
  if (isJson(parameter)) return parseJson(trimmed)
  if (type === 'bool') {
    if (trimmed !== 'true' && trimmed !== 'false')
      throw new SyntaxError(`"${trimmed}" is not true or false.`)
    return trimmed === 'true'
  }
  if (/^u?int/.test(type)) {
    if (!/^(-?\d+|0x[\da-f]+)$/i.test(trimmed))
      throw new SyntaxError(`"${trimmed}" is not an integer.`)
    return BigInt(trimmed)
  }
  return type === 'string' ? text : trimmed
}

/** Whether values of a parameter are entered as JSON: arrays and structs. */
export function isJson({ type }: AbiParameter): boolean {
  return type.endsWith(']') || type.startsWith('tuple')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SyntaxError(`"${text}" is not JSON, such as ["0x01", "2"].`)
  }
}
