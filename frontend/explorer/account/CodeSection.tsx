import { type Abi, type Hex, keccak256, size } from 'viem'
import { formatAbiItem } from 'viem/utils'
import { CopyButton } from '../../shared/components/CopyButton'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { HexValue } from '../../shared/components/HexValue'

const scrollable =
  'max-h-80 overflow-y-auto rounded-xl border border-line bg-raised p-3 text-xs whitespace-pre-wrap wrap-anywhere'

/** The deployed bytecode of a contract, and its interface if it is known. */
export function CodeSection({ code, abi }: { code: Hex; abi: Abi | undefined }) {
  return (
    <div className="grid gap-5">
      <DescriptionList>
        <DescriptionItem name="Size">{size(code).toLocaleString('en')} bytes</DescriptionItem>
        <DescriptionItem name="Hash">
          <HexValue value={keccak256(code)} label="code hash" />
        </DescriptionItem>
      </DescriptionList>
      {abi && (
        <Listing title="Interface" copied={JSON.stringify(abi)} copy="Copy ABI as JSON">
          {describeInterface(abi)}
        </Listing>
      )}
      <Listing title="Deployed bytecode" copied={code} copy="Copy bytecode">
        {code}
      </Listing>
    </div>
  )
}

function Listing({
  title,
  copied,
  copy,
  children,
}: {
  title: string
  copied: string
  /** Label of the button. */
  copy: string
  children: string
}) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-2">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {title}
        <CopyButton text={copied} label={copy} />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which has to be possible with the keyboard. */}
      <pre tabIndex={0} className={scrollable}>
        {children}
      </pre>
    </section>
  )
}

/** The functions, events and errors of a contract, one on each line. */
function describeInterface(abi: Abi): string {
  return abi
    .flatMap((item) =>
      item.type === 'function' || item.type === 'event' || item.type === 'error'
        ? `${item.type} ${formatAbiItem(item, { includeName: true })}`
        : [],
    )
    .join('\n')
}
