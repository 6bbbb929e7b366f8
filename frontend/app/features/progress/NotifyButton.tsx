import { useState } from 'react'
import { t } from '../../i18n/messages'
import { requestNotifications, useNotificationPermission } from './notifyUser'

/** Asks for the permission to notify, once the user wants it; nothing if that was decided before. */
export function NotifyButton() {
  const permission = useNotificationPermission()
  const [wasAsked, setWasAsked] = useState(false)
  const messages = t().progress
  if (wasAsked && permission === 'denied')
    return <p className="text-sm text-soft">{messages.notifyDenied}</p>
  if (permission !== 'default') return null
  return (
    <button
      type="button"
      className="min-h-9 text-start text-sm text-accent underline underline-offset-2"
      onClick={async () => {
        await requestNotifications()
        setWasAsked(true)
      }}
    >
      {messages.notify}
    </button>
  )
}
