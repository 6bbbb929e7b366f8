import { Logo } from '../components/Logo'

/** Shown before anything is deployed: what to run. */
export function NoDeployments() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 p-6">
      <Logo />
      <h1 className="text-2xl font-semibold">Nothing is deployed yet</h1>
      <p className="text-soft">
        Start the local chains with the contracts on them. This page shows them as soon as they are
        there.
      </p>
      <pre className="rounded-xl bg-raised p-4">npm start</pre>
    </main>
  )
}
