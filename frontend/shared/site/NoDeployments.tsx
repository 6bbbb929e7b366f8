import { Notice } from './Notice'

/**
 * Shown if there are no deployments, with the command to run.
 *
 * @param next - What happens next, or what to do.
 */
export function NoDeployments({ next }: { next: string }) {
  return (
    <Notice title="No deployments found">
      <p className="text-soft">Start the local network, which also deploys the contracts. {next}</p>
      <pre className="rounded-xl bg-raised p-4">npm start</pre>
    </Notice>
  )
}
