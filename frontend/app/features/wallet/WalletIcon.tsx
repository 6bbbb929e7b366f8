/** The icon that a wallet announces, or that of any wallet. */
export function WalletIcon({ icon }: { icon: string | undefined }) {
  return icon?.trim().startsWith('data:image/') ? (
    <img src={icon.trim()} alt="" className="size-9 shrink-0 rounded-xl bg-raised" />
  ) : (
    <svg
      viewBox="0 0 36 36"
      aria-hidden="true"
      className="size-9 shrink-0 rounded-xl bg-accent-soft fill-none stroke-accent-strong"
    >
      <rect x="8" y="11" width="20" height="15" rx="3.5" strokeWidth="2" />
      <path d="M28 16h-5.5a2.5 2.5 0 0 0 0 5H28M10 11l11-3.5V11" strokeWidth="2" />
    </svg>
  )
}
