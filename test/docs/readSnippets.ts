import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const repository = join(__dirname, '..', '..')

/** A code snippet of a page. */
export type Snippet = { language: string; code: string }

/** Returns the snippets of a page in the given languages. The path is relative to `docs/`. */
export async function readSnippets(page: string, languages: readonly string[]): Promise<Snippet[]> {
  const text = await readFile(resolve(repository, 'docs', page), 'utf8')
  const fences = new RegExp(`\`\`\`(${languages.join('|')})\\n(.*?)\`\`\``, 'gs')
  return [...text.matchAll(fences)].map(([, language = '', code = '']) => ({ language, code }))
}
