import { z } from 'zod'

/** A replacement in a source, in bytes from the start of the file. */
export type Replacement = { operator: string; start: number; end: number; text: string }

/** Finds the replacements for a node of solc's syntax tree. `read` returns the source of a node. */
type Operator = (node: unknown, read: (node: Located) => string) => Replacement[]

const locatedSchema = z.object({ src: z.string() })
type Located = z.infer<typeof locatedSchema>

const typedSchema = locatedSchema.extend({
  typeDescriptions: z.object({ typeString: z.string().nullish() }),
})

function replace(operator: string, { src }: Located, ...texts: string[]): Replacement[] {
  const [start = 0, length = 0] = src.split(':').map(Number)
  return texts.map((text) => ({ operator, start, end: start + length, text }))
}

/** An operator for nodes that match a schema. */
function on<shape extends z.ZodType>(
  schema: shape,
  find: (node: z.infer<shape>, read: (node: Located) => string) => Replacement[],
): Operator {
  return (node, read) => {
    const { success, data } = schema.safeParse(node)
    return success ? find(data, read) : []
  }
}

const binaryOperators = [
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-', '*', '/'],
  ['<<', '>>'],
  ['&', '|', '^'],
  ['&&', '||'],
]

const binaryOperator = on(
  locatedSchema.extend({
    nodeType: z.literal('BinaryOperation'),
    operator: z.string(),
    leftExpression: locatedSchema,
    rightExpression: locatedSchema,
  }),
  (node, read) => {
    const others = binaryOperators.find((group) => group.includes(node.operator)) ?? []
    const [left, right] = [read(node.leftExpression), read(node.rightExpression)]
    return others
      .filter((other) => other !== node.operator)
      .flatMap((other) => replace('binary operator', node, `(${left} ${other} ${right})`))
  },
)

const branch = on(
  z.object({
    nodeType: z.enum(['IfStatement', 'Conditional', 'ForStatement', 'WhileStatement']),
    condition: locatedSchema,
  }),
  ({ condition }) => replace('condition', condition, 'true', 'false'),
)

const requirement = on(
  z.object({
    nodeType: z.literal('FunctionCall'),
    expression: z.object({ name: z.literal('require') }),
    arguments: z.tuple([locatedSchema]).rest(locatedSchema),
  }),
  ({ arguments: [condition] }) => replace('condition', condition, 'true', 'false'),
)

const answer = on(
  z.object({ nodeType: z.literal('Return'), expression: typedSchema }),
  ({ expression }) =>
    expression.typeDescriptions.typeString === 'bool'
      ? replace('condition', expression, 'true', 'false')
      : [],
)

const statement = on(
  locatedSchema.extend({
    nodeType: z.enum(['ExpressionStatement', 'EmitStatement', 'Return', 'RevertStatement']),
  }),
  (node) => replace('statement removed', node, '0'),
)

const unaryOperator = on(
  locatedSchema.extend({
    nodeType: z.literal('UnaryOperation'),
    operator: z.enum(['!', '++', '--', '~', '-']),
    subExpression: locatedSchema,
  }),
  (node, read) => {
    const operand = read(node.subExpression)
    const others = { '++': [`--${operand}`], '--': [`++${operand}`], '!': [], '~': [], '-': [] }
    return replace('unary operator', node, operand, ...others[node.operator])
  },
)

const compoundAssignment = on(
  locatedSchema.extend({
    nodeType: z.literal('Assignment'),
    operator: z.enum(['+=', '-=', '|=', '&=', '>>=', '<<=']),
    leftHandSide: locatedSchema,
    rightHandSide: locatedSchema,
  }),
  (node, read) => {
    const opposite = { '+=': '-=', '-=': '+=', '|=': '&=', '&=': '|=', '>>=': '<<=', '<<=': '>>=' }
    const [left, right] = [read(node.leftHandSide), read(node.rightHandSide)]
    return replace(
      'assignment',
      node,
      `${left} ${opposite[node.operator]} ${right}`,
      `${left} = ${right}`,
    )
  },
)

const number = on(
  typedSchema.extend({ nodeType: z.literal('Literal'), kind: z.literal('number') }),
  (node, read) => replace('number', node, `(${read(node)} + 1)`, `(${read(node)} - 1)`),
)

const truth = on(
  locatedSchema.extend({
    nodeType: z.literal('Literal'),
    kind: z.literal('bool'),
    value: z.string(),
  }),
  (node) => replace('truth value', node, node.value === 'true' ? 'false' : 'true'),
)

const assemblyNumber = on(
  locatedSchema.extend({
    nodeType: z.literal('YulLiteral'),
    kind: z.literal('number'),
    value: z.string(),
  }),
  (node) => replace('number', node, `${BigInt(node.value) + 1n}`),
)

const modifier = on(
  locatedSchema.extend({
    nodeType: z.literal('ModifierInvocation'),
    kind: z.literal('modifierInvocation'),
  }),
  (node) => replace('modifier removed', node, ''),
)

const argumentOrder = on(
  z.object({
    nodeType: z.literal('FunctionCall'),
    arguments: z.array(typedSchema),
  }),
  ({ arguments: given }, read) =>
    given.flatMap((node, index) => {
      const next = given[index + 1]
      const { typeString } = node.typeDescriptions
      if (!next || next.typeDescriptions.typeString !== typeString) return []
      const [start = 0] = node.src.split(':').map(Number)
      const [nextStart = 0, length = 0] = next.src.split(':').map(Number)
      const span = { src: `${start}:${nextStart + length - start}` }
      const between = read(span).slice(read(node).length, -read(next).length)
      return replace('arguments swapped', span, `${read(next)}${between}${read(node)}`)
    }),
)

const caller = on(
  locatedSchema.extend({
    nodeType: z.literal('MemberAccess'),
    memberName: z.literal('sender'),
    expression: z.object({ name: z.literal('msg') }),
  }),
  (node) => replace('caller', node, 'tx.origin'),
)

const operators: Operator[] = [
  ...[binaryOperator, unaryOperator, compoundAssignment],
  ...[branch, requirement, answer],
  ...[statement, modifier, argumentOrder],
  ...[number, truth, assemblyNumber, caller],
]

/** Finds all replacements in a source, in the order of the file. */
export function findReplacements(source: Buffer, tree: unknown): Replacement[] {
  const read = ({ src }: Located): string => {
    const [start = 0, length = 0] = src.split(':').map(Number)
    return source.subarray(start, start + length).toString()
  }
  return walk(tree)
    .flatMap((node) => operators.flatMap((operator) => operator(node, read)))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

function walk(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const children = Object.values(value).flatMap(walk)
  return Array.isArray(value) ? children : [value, ...children]
}
