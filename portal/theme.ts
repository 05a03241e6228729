import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import { createStore, useStore } from './store.ts'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const kept = 'muster.theme'
const choice = createStore<ThemeChoice>(themeChoices.find((one) => one === localStorage.getItem(kept)) ?? 'system')
const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** The theme as chosen, or as the system has it now. */
export function useTheme(): { theme: Theme; dark: boolean; choice: ThemeChoice } {
  const chosen = useStore(choice)
  const dark = useSyncExternalStore(followSystem, () => systemDark.matches)
  const isDark = chosen === 'system' ? dark : chosen === 'dark'
  return { theme: isDark ? webDarkTheme : webLightTheme, dark: isDark, choice: chosen }
}

/** Kept on this machine, so that the sign-in page has it too. */
export function chooseTheme(wanted: ThemeChoice): void {
  localStorage.setItem(kept, wanted)
  choice.set(wanted)
}

function followSystem(changed: () => void): () => void {
  systemDark.addEventListener('change', changed)
  return () => systemDark.removeEventListener('change', changed)
}
