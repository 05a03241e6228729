import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { MusterProblem, MusterUnreachable } from '../client.ts'
import { useText } from '../texts/use-text.ts'
import { bodyOf } from './problem-words.ts'

export const toaster = 'portal'

type Say = {
  /** Something was done; goes by itself. */
  done(title: string, body?: ReactNode): void
  /** Nothing came of what was asked, and what to do instead; as long as a failure. */
  warned(title: string, body: string): void
  /** Something was refused or failed: in words, with the next step; stays until it is closed or 15 seconds went by. */
  failed(error: unknown): void
}

/** Short messages in the corner, read out by screen readers. */
export function useSay(): Say {
  const { t } = useText()
  const { dispatchToast } = useToastController(toaster)
  return {
    done: (title, body) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body && <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent: 'success', timeout: 5000 },
      ),
    warned: (title, body) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          <ToastBody>{body}</ToastBody>
        </Toast>,
        { intent: 'warning', timeout: 15_000 },
      ),
    failed: (error) => {
      const { title, body } = wordsOf(error, t('fault.unreachable'), t('fault.title'))
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body && <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent: 'error', timeout: 15_000 },
      )
    },
  }
}

/** What to say of an error; the server's refusals bring their own words in the reader's language. */
export function wordsOf(error: unknown, unreachable: string, unknown: string): { title: string; body: string } {
  if (error instanceof MusterUnreachable) return { title: unreachable, body: '' }
  if (error instanceof MusterProblem) return { title: error.title, body: bodyOf(error) }
  return { title: unknown, body: String(error) }
}
