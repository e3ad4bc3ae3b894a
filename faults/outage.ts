/** PostgreSQL was killed under somebody's own reading, or every server was away too long. */
export function isOutage(error: unknown): boolean {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: unknown }
  if (cause !== undefined && cause !== error && isOutage(cause)) return true
  return (
    /^(57P|08|ECONN|EPIPE|ETIMEDOUT)/.test(code ?? '') ||
    /Connection terminated|connection timeout|not queryable|starting up|shutting down|recovery mode/i.test(
      message ?? '',
    )
  )
}
