import type { ComponentProps } from 'react'

const variants = {
  primary:
    'bg-accent text-on-accent enabled:hover:bg-accent-strong disabled:bg-raised disabled:text-soft',
  secondary:
    'border border-control/60 text-ink enabled:hover:bg-raised disabled:border-line disabled:text-soft',
} as const

type Props = Omit<ComponentProps<'button'>, 'type'> & {
  type?: 'button' | 'submit'
  variant?: keyof typeof variants
}

/** A button, prominent or not. */
export function Button({ type = 'button', variant = 'secondary', className = '', ...rest }: Props) {
  return (
    <button
      type={type}
      className={`min-h-11 rounded-xl px-4 py-2 font-medium transition-colors disabled:cursor-not-allowed ${variants[variant]} ${className}`}
      {...rest}
    />
  )
}
