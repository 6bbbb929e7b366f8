import { Notice } from './Notice'

/** Shown before anything is deployed: what to run. */
export function NoDeployments() {
  return (
    <Notice title="Nothing is deployed yet">
      <p className="text-soft">
        Start the local chains with the contracts on them. This page shows them as soon as they are
        there.
      </p>
      <pre className="rounded-xl bg-raised p-4">npm start</pre>
    </Notice>
  )
}
