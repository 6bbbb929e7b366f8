import { Notice } from './Notice'

/** Shown if there are no deployments, with the command to run. */
export function NoDeployments() {
  return (
    <Notice title="No deployments found">
      <p className="text-soft">
        Start the local network, which also deploys the contracts. This page reloads once they are
        deployed.
      </p>
      <pre className="rounded-xl bg-raised p-4">npm start</pre>
    </Notice>
  )
}
