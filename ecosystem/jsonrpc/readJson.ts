/** Far more than the parameters of any method need. Recursive code must not overflow the stack. */
const maxDepth = 128

type Reading =
  | { body: unknown; text: string; problem?: never }
  | {
      body?: never
      text?: never
      problem: { kind: 'parseError' | 'invalidRequest'; reason: string }
    }

/**
 * Parses JSON in UTF-8 with limited nesting. The depth is measured before parsing: parsing millions of levels would
 * block all clients.
 */
export function readJson(message: string | Uint8Array): Reading {
  const text = typeof message === 'string' ? message : decode(message)
  if (text === undefined) return problem('parseError', 'The request is not valid UTF-8.')
  if (nestsTooDeep(text))
    return problem('invalidRequest', `A request can be nested at most ${maxDepth} levels deep.`)
  try {
    return { body: JSON.parse(text), text }
  } catch {
    return problem('parseError', 'The request is not valid JSON.')
  }
}

function problem(kind: 'parseError' | 'invalidRequest', reason: string): Reading {
  return { problem: { kind, reason } }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function nestsTooDeep(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isInString) {
      if (character === '\\') index++
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    if (depth > maxDepth) return true
  }
  return false
}
