import type { Abi } from 'viem'
import { formatAbiItem } from 'viem/utils'
import { z } from 'zod'

const entrySchema = z.object({
  notice: z.string().optional(),
  details: z.string().optional(),
  params: z.record(z.string(), z.string()).default({}),
  returns: z.record(z.string(), z.string()).default({}),
})
const entriesSchema = z.record(z.string(), entrySchema).default({})
/** Errors with the same signature can have several descriptions, hence the lists. */
const errorsSchema = z.record(z.string(), z.array(entrySchema)).default({})
const docSchema = z.object({
  title: z.string().optional(),
  notice: z.string().optional(),
  details: z.string().optional(),
  methods: entriesSchema,
  events: entriesSchema,
  errors: errorsSchema,
})

/** Contract metadata of solc. */
export const metadataSchema = z.object({
  output: z.object({
    abi: z.custom<Abi>((value) => Array.isArray(value)),
    devdoc: docSchema,
    userdoc: docSchema,
  }),
})

type Item = Extract<Abi[number], { type: 'function' | 'event' | 'error' }>
type Kind = Item['type']

const headings: [Kind, string][] = [
  ['function', 'Functions'],
  ['event', 'Events'],
  ['error', 'Errors'],
]

/** A contract's interface and NatSpec as Markdown. */
export function describeContract(
  name: string,
  { output: { abi, devdoc, userdoc } }: z.output<typeof metadataSchema>,
): string {
  const sections = headings.flatMap(([kind, heading]) => {
    const items = abi.filter((item): item is Item => item.type === kind)
    if (items.length === 0) return []
    const described = items.map((item) => {
      const key = formatAbiItem(item)
      return describeItem(item, entryOf(devdoc, kind, key), entryOf(userdoc, kind, key))
    })
    return [`## ${heading}`, ...described]
  })
  return [
    `# ${name}`,
    ...(devdoc.title ? [`*${devdoc.title}*`] : []),
    ...paragraphs(userdoc.notice),
    ...paragraphs(devdoc.details),
    ...sections,
    '',
  ].join('\n\n')
}

type Doc = z.output<typeof docSchema>
type Entry = z.output<typeof entrySchema>

function entryOf(doc: Doc, kind: Kind, key: string): Entry | undefined {
  return { function: doc.methods[key], event: doc.events[key], error: doc.errors[key]?.[0] }[kind]
}

function describeItem(item: Item, developers?: Entry, users?: Entry): string {
  const { params = {}, returns = {} } = developers ?? {}
  const parameters = Object.entries(params).map(([name, text]) => `- \`${name}\`: ${plain(text)}`)
  const results = Object.entries(returns).map(([name, text]) =>
    /^_\d+$/.test(name) ? `- returns ${plain(text)}` : `- returns \`${name}\`: ${plain(text)}`,
  )
  return [
    `### ${item.name}`,
    `\`\`\`solidity\n${formatAbiItem(item, { includeName: true })}\n\`\`\``,
    ...paragraphs(users?.notice),
    ...paragraphs(developers?.details),
    ...(parameters.length + results.length > 0 ? [[...parameters, ...results].join('\n')] : []),
  ].join('\n\n')
}

function paragraphs(text: string | undefined): string[] {
  return text ? [plain(text)] : []
}

/** Escapes angle brackets and at signs, which have a meaning in Markdown and TSDoc. */
function plain(text: string): string {
  return text.trim().replaceAll('<', '&lt;').replaceAll('@', '&#64;')
}
