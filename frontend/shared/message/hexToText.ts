import { type Hex, hexToBytes } from 'viem'

/** Shorter data can be text by chance. */
const minBytes = 3

/** Control characters, apart from those that white space consists of. */
const control = /[^\P{Cc}\t\n\r]/u

/** The text that data is in UTF-8; undefined if it is not text. */
export function hexToText(data: Hex): string | undefined {
  const bytes = hexToBytes(data)
  if (bytes.length < minBytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return control.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
