// Only imported with `showQrModal`.
export {}
