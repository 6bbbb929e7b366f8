import type { ReactNode } from 'react'
import { shared } from '../i18n/sharedMessages'

export type StepState = 'done' | 'current' | 'upcoming'

const layouts = {
  vertical: {
    list: 'grid',
    item: 'flex gap-3 pb-3 last:pb-0',
    line: 'top-6 bottom-0 start-[11px] w-0.5',
    text: 'flex min-h-6 min-w-0 grow flex-wrap items-center justify-between gap-x-3',
    details: 'flex flex-wrap items-center gap-x-3',
  },
  responsive: {
    list: 'grid lg:auto-cols-fr lg:grid-flow-col',
    item: 'flex gap-3 pb-4 last:pb-0 lg:block lg:pe-4 lg:pb-0',
    line: 'top-6 bottom-0 start-[11px] w-0.5 lg:top-[11px] lg:start-6 lg:end-0 lg:bottom-auto lg:h-0.5 lg:w-auto',
    text: 'min-w-0 grow lg:mt-2',
    details: 'flex flex-wrap items-center gap-x-3 lg:mt-0.5 lg:grid lg:gap-0.5',
  },
} as const

/** Steps in a row, or in a column on narrow screens and in narrow places. */
export function Stepper({
  label,
  steps,
  isVertical = false,
}: {
  label: string
  /** `details` are shown below the name. */
  steps: readonly { name: string; state: StepState; details?: ReactNode }[]
  /** Always in a column. */
  isVertical?: boolean | undefined
}) {
  const layout = layouts[isVertical ? 'vertical' : 'responsive']
  return (
    <ol aria-label={label} className={layout.list}>
      {steps.map(({ name, state, details }) => (
        <li
          key={name}
          aria-current={state === 'current' ? 'step' : undefined}
          className={`group relative ${layout.item}`}
        >
          <span
            aria-hidden="true"
            data-state={state}
            className={`absolute bg-line group-last:hidden data-[state=done]:bg-accent ${layout.line}`}
          />
          <Marker state={state} />
          <div className={layout.text}>
            <p
              data-state={state}
              className="text-sm font-medium data-[state=current]:text-accent data-[state=upcoming]:text-soft"
            >
              {name}
              <span className="sr-only">: {shared().steps[state]}</span>
            </p>
            <div className={`text-xs text-soft empty:hidden ${layout.details}`}>{details}</div>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Marker({ state }: { state: StepState }) {
  if (state === 'done')
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true" className="relative size-6 shrink-0">
        <circle cx="12" cy="12" r="12" className="fill-accent" />
        <path
          d="m7.5 12.5 3 3 6-6.5"
          fill="none"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-accent"
        />
      </svg>
    )
  return (
    <span
      aria-hidden="true"
      data-state={state}
      className="relative flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-line bg-surface data-[state=current]:border-accent"
    >
      {state === 'current' && (
        <span className="size-2.5 animate-pulse rounded-full bg-accent motion-reduce:animate-none" />
      )}
    </span>
  )
}
