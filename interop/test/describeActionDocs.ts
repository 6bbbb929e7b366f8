import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Tests the TSDoc comments of actions, and of the same actions as methods of a client.
 *
 * @param directory - Of the files of the actions, which are named after them.
 * @param page - Name of the page about them, without `.md`.
 * @param entryPoint - What users import them from, and what it exports.
 * @param decorator - Name of the function that extends a client, and the property of the client that has the methods.
 */
export function describeActionDocs({
  directory,
  names,
  page,
  entryPoint,
  decorator,
}: {
  directory: string
  names: readonly string[]
  page: string
  entryPoint: { name: string; exported: object }
  decorator: { name: string; property: string }
}): void {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', `${page}.md`), 'utf8')

  /** The TSDoc comment before a declaration, without its asterisks. */
  function docsOf(file: string, declaration: RegExp): string {
    const source = readFileSync(join(directory, `${file}.ts`), 'utf8')
    const before = source.slice(0, source.search(declaration))
    const comment = before.slice(before.lastIndexOf('/**'))
    return comment
      .split('\n')
      .slice(1, -2)
      .map((line) => line.replace(/^ *\* ?/, ''))
      .join('\n')
  }

  describe.each(names)('docs of %s', (name) => {
    const docs = docsOf(name, new RegExp(`^export (async )?function ${name}\\b`, 'm'))

    it('has all sections', () => {
      const type = (name[0]?.toUpperCase() ?? '') + name.slice(1)
      expect(docs).toMatch(/^[A-Z].*\.$/m)
      expect(docs).toContain(
        `- Docs: \`@interstake/interop/docs/${page}.md#${name.toLowerCase()}\``,
      )
      expect(text).toContain(`\n### ${name}\n`)
      expect(docs).toMatch(/^- JSON-RPC Methods:/m)
      expect(docs).toMatch(/^@param client - Client of the /m)
      expect(docs).toContain(`@param parameters - {@link ${type}Parameters}`)
      expect(docs).toMatch(new RegExp(`^@returns [^@]*\\{@link ${type}ReturnType}`, 'm'))
      expect(docs).toMatch(/^@throws \{@link \w+} if /m)
    })

    it('throws errors that the package exports', () => {
      const errors = [...docs.matchAll(/@throws \{@link (\w+)}/g)].map(([, error = '']) => error)
      for (const error of errors.filter((error) => !error.endsWith('ErrorType')))
        expect(entryPoint.exported).toHaveProperty(error)
    })

    it('has an example that imports the action from the package', () => {
      const [, example = ''] = docs.split('@example\n')
      expect(example).toMatch(
        new RegExp(`^import \\{.*\\b${name}\\b.*\\} from '${entryPoint.name}'$`, 'm'),
      )
      expect(example).toContain(`await ${name}(`)
    })

    it('is the same on extended clients, except for the client and the example', () => {
      const [description] = docs.replace(/^@param client.*\n/m, '').split('@example\n')
      const [method, example] = docsOf(decorator.name, new RegExp(`^    ${name}: `, 'm')).split(
        '@example\n',
      )
      expect(method).toBe(description)
      expect(example).toContain(`client.${decorator.property}.${name}(`)
    })
  })
}
