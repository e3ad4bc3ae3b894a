import { QueryClientProvider } from '@tanstack/react-query'
import App from 'antd/es/app'
import ConfigProvider from 'antd/es/config-provider'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useState } from 'react'
import { Router } from 'wouter'
import { useLocale } from '../locale.ts'
import { deskTheme } from '../theme.ts'
import { createClient, createQueryClient, trpc } from '../trpc.ts'
import { DeskPages } from './desk-pages.tsx'

const SignInPage = lazy(() => import('../directory/sign-in-page.tsx').then(page => ({ default: page.SignInPage })))

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
          theme={deskTheme}
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
