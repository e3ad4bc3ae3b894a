import { QueryClientProvider } from '@tanstack/react-query'
import type { ThemeConfig } from 'antd'
import App from 'antd/es/app'
import ConfigProvider from 'antd/es/config-provider'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useState } from 'react'
import { Router } from 'wouter'
import { useLocale } from '../locale.ts'
import { colour, deskTheme } from '../theme.ts'
import { createClient, createQueryClient, trpc } from '../trpc.ts'
import { DeskPages } from './desk-pages.tsx'

const SignInPage = lazy(() => import('../directory/sign-in-page.tsx').then(page => ({ default: page.SignInPage })))

/** Red is the colour of the mark and of what is wrong: a field one is in has the colour of the pen. */
const field = {
  activeBorderColor: colour.pen,
  hoverBorderColor: colour.pen,
  activeShadow: `0 0 0 2px ${colour.penWash}`,
} as const
/** Without motion antd must not wait for the end of a transition that never runs: a button would go on loading for ever. */
const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
const theme: ThemeConfig = {
  ...deskTheme,
  token: { ...deskTheme.token, motion: !isStill },
  components: {
    Input: field,
    Select: { ...field, activeOutlineColor: colour.penWash, optionSelectedBg: colour.penWash },
  },
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content

/** The staff side: providers, language and the two places it has, `/sign-in` and `/desk`. */
export function DeskApp() {
  const { locale } = useLocale()
  const [client] = useState(createClient)
  const [queryClient] = useState(createQueryClient)
  const isSignIn = window.location.pathname.startsWith('/sign-in')
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <ConfigProvider
          theme={theme}
          locale={locale === 'zh' ? zhCN : enUS}
          button={{ autoInsertSpace: false }}
          {...(nonce ? { csp: { nonce } } : {})}
        >
          <App component={false} message={{ maxCount: 2 }}>
            {isSignIn ? (
              <Suspense fallback={null}>
                <SignInPage />
              </Suspense>
            ) : (
              <Router base="/desk">
                <DeskPages />
              </Router>
            )}
          </App>
        </ConfigProvider>
      </QueryClientProvider>
    </trpc.Provider>
  )
}
