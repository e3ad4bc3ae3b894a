import { signOutTo } from '../directory/way-out.ts'
import { type Outputs, trpc } from '../trpc.ts'

type Me = Outputs['session']['me']
const NOBODY: Me = {
  person: null,
  appointments: [],
  arriving: null,
  mustChangePassword: false,
  idleMinutes: null,
  demo: false,
}

/** Who is signed in, if anybody. Until the answer is there, nobody is. */
export function useMe(): Me & { known: boolean } {
  const { data, isFetched } = trpc.session.me.useQuery(undefined, { staleTime: 60_000 })
  return { ...(data ?? NOBODY), known: isFetched }
}

export const signOut = () => signOutTo('/')
