import { createDOMRenderer, FluentProvider, RendererProvider, useFocusFinders } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { GlobalStyles } from './global-styles.tsx'
import { keepFocus, keepFocusInDialogs } from './parts/keep-focus.ts'
import { createQueries } from './query.ts'
import { createPortalRouter } from './router.tsx'
import { startTexts } from './texts/i18n.ts'
import { useTheme } from './theme.ts'

/** Styles are made in the browser; the content security policy lets those in that carry the page's nonce. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {})

function Look({ children }: { children: ReactNode }) {
  const { theme, dark } = useTheme()
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  }, [dark])
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme}>
        <GlobalStyles />
        <Unhides />
        {children}
      </FluentProvider>
    </RendererProvider>
  )
}

/**
 * A dialog hides what is behind it from screen readers. Fluent takes that back a moment after the dialog is gone, but
 * only while something on the page follows the focus with it: here that is always so, whatever page comes next.
 */
function Unhides() {
  useFocusFinders()
  return null
}

async function start(): Promise<void> {
  const queries = createQueries()
  const router = createPortalRouter(queries)
  await startTexts()
  const place = document.getElementById('portal')
  if (!place) throw new Error('index.html has no place for the portal')
  keepFocus()
  keepFocusInDialogs()
  createRoot(place).render(
    <StrictMode>
      <Look>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </StrictMode>,
  )
}

void start()
