import { shared } from '../i18n/sharedMessages'
import { Notice } from './Notice'

/**
 * Shown if there are no deployments, with the command to run.
 *
 * @param next - What happens next, or what to do.
 */
export function NoDeployments({ next }: { next: string }) {
  const messages = shared().environments
  return (
    <Notice title={messages.none}>
      <p className="text-soft">
        {messages.noneHint} {next}
      </p>
      <pre className="rounded-xl bg-raised p-4">npm start</pre>
    </Notice>
  )
}
