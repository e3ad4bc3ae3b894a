import 'virtual:theme.css'
import '../ui/light/base.css'
import '../ui/light/controls.css'
import '../ui/light/choices.css'
import '../ui/light/stars.css'
import '../ui/light/surfaces.css'
import './frame.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient, createQueryClient, trpc } from '../trpc.ts'
import { watchTouches } from '../ui/rest.ts'
import { Pages } from './pages.tsx'

watchTouches()
const queryClient = createQueryClient()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <trpc.Provider client={createClient()} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <Pages />
      </QueryClientProvider>
    </trpc.Provider>
  </StrictMode>,
)
