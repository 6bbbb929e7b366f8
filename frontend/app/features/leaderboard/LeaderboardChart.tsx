import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'
import { chartHeight } from './chartHeight'
import type { RankedChain } from './rankChains'

/** Longer names would leave no room for the bars; the table has them in full. */
const maxNameLength = 16

const shortNumber = new Intl.NumberFormat('en', { notation: 'compact' })

/** The rewards of each chain as bars. The table says the same to those who cannot see them. */
export function LeaderboardChart({ chains }: { chains: readonly RankedChain[] }) {
  const data = chains.map(({ name, rewards }) => ({ name, rewards: Number(rewards) }))
  return (
    <div aria-hidden="true">
      <BarChart
        responsive
        layout="vertical"
        data={data}
        accessibilityLayer={false}
        style={{ width: '100%', height: chartHeight(chains.length) }}
        margin={{ top: 0, right: 40, bottom: 0, left: 0 }}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="name"
          width="auto"
          tickFormatter={(name: string) =>
            name.length > maxNameLength ? `${name.slice(0, maxNameLength - 1)}…` : name
          }
          axisLine={false}
          tickLine={false}
          tick={{ fill: 'var(--soft)', fontSize: 12 }}
          interval={0}
        />
        <Bar
          dataKey="rewards"
          fill="var(--accent)"
          radius={4}
          maxBarSize={20}
          isAnimationActive={false}
        >
          <LabelList
            dataKey="rewards"
            position="right"
            fill="var(--ink)"
            fontSize={12}
            formatter={(rewards) => shortNumber.format(Number(rewards))}
          />
        </Bar>
      </BarChart>
    </div>
  )
}
