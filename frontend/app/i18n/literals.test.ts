import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const frontend = join(import.meta.dirname, '../..')

/** Attributes of elements and components whose value is shown or read out. */
const shownAttributes = [
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title'],
  ...['placeholder', 'label', 'closeLabel', 'caption', 'description', 'detail'],
]

/** The same in every language. */
const properNames = /\b(Interstake|WalletConnect|ETH|INTR|npm start|0x…)/g

/** Operators whose result can be one of the operands, or begin or end with it. */
const passing = [
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
]

/** The texts that a file of JSX has itself, with their lines. */
function literalsOf(code: string): string[] {
  const source = ts.createSourceFile(
    'page.tsx',
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found: string[] = []

  function report(node: ts.Node, text: string) {
    if (!/\p{L}/u.test(text.replaceAll(properNames, ''))) return
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${line + 1}: ${text.trim()}`)
  }

  /** Reports the texts that an expression can have as its value. */
  function visitShown(node: ts.Node | undefined): void {
    if (!node) return
    if (ts.isStringLiteralLike(node)) report(node, node.text)
    else if (ts.isTemplateExpression(node))
      report(
        node,
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join(' '),
      )
    else if (ts.isConditionalExpression(node)) {
      visitShown(node.whenTrue)
      visitShown(node.whenFalse)
    } else if (ts.isBinaryExpression(node) && passing.includes(node.operatorToken.kind)) {
      visitShown(node.left)
      visitShown(node.right)
    } else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node))
      visitShown(node.expression)
  }

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) report(node, node.text)
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) visitShown(node)
    else if (ts.isJsxAttribute(node) && isShown(node)) visitShown(node.initializer)
    ts.forEachChild(node, visit)
  }

  visit(source)
  return found
}

/** The name of a component is shown, that of a form's field is not. */
function isShown(attribute: ts.JsxAttribute): boolean {
  const name = attribute.name.getText()
  const element = attribute.parent.parent.tagName.getText()
  return shownAttributes.includes(name) || (name === 'name' && /^[A-Z]/.test(element))
}

describe('texts in components', () => {
  const files = ['app', 'shared'].flatMap((folder) =>
    readdirSync(join(frontend, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(folder, file)),
  )

  it('are in the catalogs', () => {
    expect(files.length).toBeGreaterThan(50)
    const found = files.flatMap((file) =>
      literalsOf(readFileSync(join(frontend, file), 'utf8')).map((text) => `${file}:${text}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['<p>Stake {amount} ETH</p>', ['1: Stake']],
    ['<p>{amount} ETH</p>', []],
    ["<p>{isPending ? 'Loading…' : text}</p>", ['1: Loading…']],
    ["<p>{isPending && 'Loading…'}</p>", ['1: Loading…']],
    ["<p>{state === 'done' && text}</p>", []],
    [`<p>{\`\${count} siblings\`}</p>`, ['1: siblings']],
    ['<button aria-label="Close" className="size-8" />', ['1: Close']],
    [`<Section title={\`Root on \${chain}\`} />`, ['1: Root on']],
    ['<DescriptionItem name="Checksum" />', ['1: Checksum']],
    ['<input name="stakingChain" placeholder="0x…" />', []],
  ])('are found in %s', (code, texts) => {
    expect(literalsOf(code)).toEqual(texts)
  })
})
