/** Height of the chart for so many chains, in pixels: its place is held until it is loaded. */
export function chartHeight(chains: number): number {
  return chains * 32
}
