import { useEffect } from 'react'
import { useMe } from '../me.ts'
import { changeLanguage, currentLanguage } from '../texts/i18n.ts'
import { chooseTheme } from '../theme.ts'

/** Language and theme as the person chose them elsewhere, taken over once when they come in. */
export function usePreferencesOnce(): void {
  const { id, preferences } = useMe()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a person; later choices are made on this page
  useEffect(() => {
    if (preferences.theme) chooseTheme(preferences.theme)
    if (preferences.language && preferences.language !== currentLanguage()) void changeLanguage(preferences.language)
  }, [id])
}
