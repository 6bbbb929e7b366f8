import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** Asks the user for the permission to notify. */
export async function requestNotifications(): Promise<void> {
  await Notification.requestPermission()
  for (const listener of listeners) listener()
}

function notificationPermission(): NotificationPermission | undefined {
  return 'Notification' in window ? Notification.permission : undefined
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the browser has notifications, and what the user decided; undefined if it has none. */
export const useNotificationPermission = () =>
  useSyncExternalStore(subscribe, notificationPermission)

/** Shows a notification of the system if the user allowed it and does not look at the page. */
export function notifyUser(title: string, body: string): void {
  if (document.visibilityState === 'visible' || notificationPermission() !== 'granted') return
  try {
    const notification = new Notification(title, { body, icon: '/icon-192.png', tag: title })
    notification.onclick = () => {
      window.focus()
      notification.close()
    }
  } catch {
    // Some browsers only allow notifications of service workers.
  }
}
