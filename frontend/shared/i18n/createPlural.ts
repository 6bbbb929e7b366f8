type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** Chooses the form for a number, by the rules of a language. */
export function createPlural(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}
