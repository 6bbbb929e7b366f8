/** Loads the texts about a message and what proves it in the language of the page. To be called before they are rendered. */
export async function loadInspectorMessages(): Promise<void> {
  if (document.documentElement.lang !== 'de') return
  const [{ inspectorDe }, { replaceInspectorMessages }] = await Promise.all([
    import('./inspectorDe'),
    import('../../shared/i18n/inspectorMessages'),
  ])
  replaceInspectorMessages(inspectorDe)
}
