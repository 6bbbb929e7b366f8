import { z } from 'zod'

type Element = {
  name: string
  type: string
  type_specific_fields?: { parent?: Element | undefined } | undefined
}

const elementSchema: z.ZodType<Element> = z.object({
  name: z.string(),
  type: z.string(),
  type_specific_fields: z
    .object({
      get parent() {
        return elementSchema.optional()
      },
    })
    .optional(),
})

/** Output of Slither with `--json`. */
export const findingsSchema = z.object({
  success: z.literal(true),
  results: z.object({
    detectors: z
      .array(z.object({ check: z.string(), elements: z.array(elementSchema).min(1) }))
      .default([]),
  }),
})

/** A finding: the detector, and the function or variable, such as `Staking.deposit`. */
export type Finding = { detector: string; place: string }

export function placesOf({ results }: z.infer<typeof findingsSchema>): Finding[] {
  return results.detectors.map(({ check, elements: [element] }) => ({
    detector: check,
    place: element ? qualifiedName(element) : '',
  }))
}

function qualifiedName({ name, type_specific_fields: fields }: Element): string {
  const parent = fields?.parent
  return parent && parent.type !== 'file' ? `${qualifiedName(parent)}.${name}` : name
}
