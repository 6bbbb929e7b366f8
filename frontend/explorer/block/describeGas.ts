/** Chains that do not limit the gas of blocks report a number that no block can reach. */
const noLimit = 10n ** 12n

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** Describes the gas that a block used, as a part of its limit if it has one. */
export function describeGas({ gasUsed, gasLimit }: { gasUsed: bigint; gasLimit: bigint }): string {
  const used = gasUsed.toLocaleString('en')
  if (gasLimit === 0n || gasLimit >= noLimit) return used
  return `${used} of ${gasLimit.toLocaleString('en')} (${percent.format(Number(gasUsed) / Number(gasLimit))})`
}
