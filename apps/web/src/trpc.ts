import { QueryCache, QueryClient } from '@tanstack/react-query'
import {
  createTRPCReact,
  httpBatchLink,
  httpBatchStreamLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@zuoyeben/server/router'
import { restHeader } from './ui/rest.ts'

/** The server, typed; both entries use this one client. */
export const trpc = createTRPCReact<AppRouter>()
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** Queries whose input is a person's text or receipt code: it has no place in an address, which is short and ends up in logs. */
const BY_POST: ReadonlySet<string> = new Set([
  'intake.propose',
  'intake.preview',
  'tracking.view',
  'tracking.readers',
  'rights.ofCase',
  'rights.records',
  'audit.page',
  'rights.copies',
  // A draft is too long for an address.
  'configuration.sampleCase',
  'configuration.limitFindings',
  'notices.sampleLetter',
  'studio.casesOf',
])

/** Long work that says how far it is: its answer is a stream, and it ends when the page does not listen any more. */
const TOLD_AS_IT_GOES: ReadonlySet<string> = new Set(['studio.rehearse'])

/** A phone may keep a dead connection open for minutes; after this many milliseconds a call counts as lost and can be made again. */
const PATIENCE = 30_000
const patient = (input: URL | RequestInfo, init?: RequestInit) => {
  const late = AbortSignal.timeout(PATIENCE)
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late })
}
type Send = NonNullable<Parameters<typeof httpBatchLink>[0]['fetch']>
const send: Send = (input, init) =>
  typeof AbortSignal.any === 'function' ? patient(input, init as RequestInit) : fetch(input, init as RequestInit)

export function createClient() {
  return trpc.createClient({
    links: [
      splitLink({
        condition: operation => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: splitLink({
          condition: operation => BY_POST.has(operation.path),
          true: httpBatchLink({ url: '/trpc', methodOverride: 'POST', fetch: send, headers: restHeader }),
          false: splitLink({
            condition: operation => TOLD_AS_IT_GOES.has(operation.path),
            true: httpBatchStreamLink({ url: '/trpc', methodOverride: 'POST', headers: restHeader }),
            false: httpBatchLink({ url: '/trpc', maxURLLength: 6000, fetch: send, headers: restHeader }),
          }),
        }),
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

/** The server said no to this very question: there is no such thing, or not for this person any more. */
function isClosed(error: unknown): boolean {
  return isClientError(error) && ['NOT_FOUND', 'FORBIDDEN'].includes(error.data?.code ?? '')
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // What the server does not show any more leaves this browser, and every page that still showed it (bar X2).
      onError: (error, query) => {
        if (isClosed(error)) query.setState({ data: undefined, dataUpdatedAt: 0 })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isUnreachable(error) && failures < 2,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
