import { QueryClient } from '@tanstack/react-query'
import { createTRPCReact, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@zuoyeben/server/router'

/** The server, typed; both entries use this one client. */
export const trpc = createTRPCReact<AppRouter>()
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/**
 * Queries go by POST too: a text of 2,000 characters or a receipt code has no place in an address,
 * where it would be too long and end up in logs.
 */
export function createClient() {
  return trpc.createClient({
    links: [
      splitLink({
        condition: operation => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: httpBatchLink({ url: '/trpc', methodOverride: 'POST' }),
      }),
    ],
  })
}

export type ClientError = TRPCClientError<AppRouter>
export function isClientError(error: unknown): error is ClientError {
  return error instanceof TRPCClientError
}
/** The request got no answer from the application: offline, cut off, or something between us answered. */
export function isUnreachable(error: unknown): boolean {
  return isClientError(error) && !error.data
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isUnreachable(error) && failures < 2,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
