import type { Operation } from './measureGas'

const parts = ['intrinsic', 'calldata', 'verifier', 'storage', 'transfer'] as const

/** A Markdown table: each operation with its gas, its floor, and the parts of the floor. */
export function describeGas(operations: readonly Operation[]): string {
  const rows = operations.map(({ name, gas, floor }) => [
    name,
    ...[gas, parts.reduce((sum, part) => sum + floor[part], 0)].map(grouped),
    ...parts.map((part) => (floor[part] ? grouped(floor[part]) : '')),
  ])
  const header = ['operation', 'gas', 'floor', ...parts]
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'))
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function grouped(gas: number): string {
  return gas.toLocaleString('en-US')
}
