import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { readManifests } from '../../deployments/manifestFiles'

const id = 'virtual:deployments'
const resolvedId = `\0${id}`

/**
 * Serves the manifests of a directory as the module `virtual:deployments`, and reloads the page when one changes.
 *
 * @param directory - Contains one `<environment>.json` per environment.
 */
export function deployments(directory: string): Plugin {
  return {
    name: 'interstake:deployments',
    resolveId: (source) => (source === id ? resolvedId : undefined),
    load(source) {
      if (source !== resolvedId) return
      return `export default ${JSON.stringify(readManifests(directory))}`
    },
    configureServer({ watcher, environments: { client } }) {
      const reload = (file: string) => {
        if (dirname(resolve(file)) !== resolve(directory) || !file.endsWith('.json')) return
        const module = client.moduleGraph.getModuleById(resolvedId)
        if (module) client.moduleGraph.invalidateModule(module)
        client.hot.send({ type: 'full-reload' })
      }
      watcher.add(directory)
      for (const event of ['add', 'change', 'unlink']) watcher.on(event, reload)
    },
  }
}
