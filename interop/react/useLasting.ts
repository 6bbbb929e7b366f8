import { useEffect, useState } from 'react'

/** Whether a condition has held without interruption for a time. */
export function useLasting(condition: boolean, milliseconds: number): boolean {
  const [hasLasted, setHasLasted] = useState(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setHasLasted(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setHasLasted(false)
    }
  }, [condition, milliseconds])
  return condition && hasLasted
}
