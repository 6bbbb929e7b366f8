/**
 * Finds the ids in a request or a batch, as the client wrote them: JavaScript would round some numbers, and before
 * Node 22 `JSON.parse` does not tell how a number was written.
 *
 * @param text - Valid JSON.
 * @returns By the position of the request in its batch, 0 for a request alone. If there are several ids, the last one
 * counts, as for `JSON.parse`. Objects and arrays are not ids and are omitted.
 */
export function readIds(text: string): ReadonlyMap<number, string> {
  const ids = new Map<number, string>()
  const requestDepth = text.trimStart().startsWith('[') ? 2 : 1
  let depth = 0
  let position = 0
  let last = ''
  let isId = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (isSpace(character)) continue
    if (character === '[' || character === '{') {
      if (isId) ids.delete(position)
      isId = false
      depth++
    } else if (character === ']' || character === '}') depth--
    else if (character === ':') isId = depth === requestDepth && JSON.parse(last) === 'id'
    else if (character === ',') position += depth < requestDepth ? 1 : 0
    else {
      const end = endOfScalar(text, index)
      if (depth === requestDepth) last = text.slice(index, end)
      if (isId) ids.set(position, last)
      isId = false
      index = end - 1
    }
  }
  return ids
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

function endOfScalar(text: string, start: number): number {
  let end = start + 1
  if (text.charAt(start) === '"') {
    while (text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1
    return end + 1
  }
  while (end < text.length && /[\w.+-]/.test(text.charAt(end))) end++
  return end
}
