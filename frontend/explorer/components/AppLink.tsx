/** A link to a page of the web app; nothing for an environment without one. */
export function AppLink({ href, children }: { href: string | undefined; children: string }) {
  return (
    href && (
      <a
        href={href}
        className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-2"
      >
        {children}
      </a>
    )
  )
}
