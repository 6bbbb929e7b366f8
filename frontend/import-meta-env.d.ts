interface ImportMetaEnv {
  /** Set by the build; empty if none is configured. */
  readonly WALLETCONNECT_PROJECT_ID: string
  /** Set by the build; empty if none is configured. */
  readonly ETHEREUM_RPC_URL: string
}
