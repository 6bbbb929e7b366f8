import { Tabs } from '@base-ui/react/tabs'

/** A tab of an inspector. */
export function InspectorTab({ value, children }: { value: string; children: string }) {
  return (
    <Tabs.Tab
      value={value}
      className="-mb-px min-h-11 border-b-2 border-transparent px-4 text-soft data-active:border-accent data-active:text-ink"
    >
      {children}
    </Tabs.Tab>
  )
}
