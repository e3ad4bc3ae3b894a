import 'virtual:theme.css'
import './desk.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchTouches } from '../ui/rest.ts'
import { DeskApp } from './desk-app.tsx'
import { reloadWhenOutdated } from './newer-pages.ts'

reloadWhenOutdated()
watchTouches()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DeskApp />
  </StrictMode>,
)
