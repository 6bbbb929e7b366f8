import type { ReactNode } from 'react'

export type StepState = 'done' | 'current' | 'upcoming'

const spoken: Record<StepState, string> = { done: 'done', current: 'next', upcoming: 'upcoming' }

/** Steps in a row, or in a column on narrow screens. */
export function Stepper({
  label,
  steps,
}: {
  label: string
  /** `details` are shown below the name. */
  steps: readonly { name: string; state: StepState; details?: ReactNode }[]
}) {
  return (
    <ol aria-label={label} className="grid lg:auto-cols-fr lg:grid-flow-col">
      {steps.map(({ name, state, details }) => (
        <li
          key={name}
          aria-current={state === 'current' ? 'step' : undefined}
          className="group relative flex gap-3 pb-4 last:pb-0 lg:block lg:pr-3 lg:pb-0"
        >
          <span
            aria-hidden="true"
            data-state={state}
            className="absolute top-6 bottom-0 left-[11px] w-0.5 bg-line group-last:hidden data-[state=done]:bg-accent lg:top-[11px] lg:right-0 lg:bottom-auto lg:left-6 lg:h-0.5 lg:w-auto"
          />
          <Marker state={state} />
          <div className="min-w-0 grow lg:mt-2">
            <p
              data-state={state}
              className="text-sm font-medium data-[state=upcoming]:text-soft data-[state=current]:text-accent"
            >
              {name}
              <span className="sr-only">: {spoken[state]}</span>
            </p>
            <div className="flex flex-wrap items-center gap-x-3 text-xs text-soft empty:hidden lg:mt-0.5 lg:grid lg:gap-0.5">
              {details}
            </div>
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
