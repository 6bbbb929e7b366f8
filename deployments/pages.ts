/** Port of the web app with `npm start` and `npm run dev`, without `--port-offset`. */
export const webAppPort = 5173

/** Port of the explorer, without `--port-offset`. */
export const explorerPort = 3060

/** Where the explorer loads the manifests from, as a JSON array, on the server that serves it. */
export const manifestsPath = '/deployments.json'
