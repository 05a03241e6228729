import { languages } from '../../domain/words.ts'
import { useKeepPreferences } from '../me.ts'
import { changeLanguage } from '../texts/i18n.ts'
import { chooseTheme, themeChoices } from '../theme.ts'

/** Language or theme: shown at once, kept on this machine and with the account. A word that is neither changes nothing. */
export function useChoosePreference(): (name: string, value: string | undefined) => void {
  const keep = useKeepPreferences()
  return (name, value) => {
    const language = languages.find((one) => name === 'language' && one === value)
    const theme = themeChoices.find((one) => name === 'theme' && one === value)
    if (language) void changeLanguage(language)
    if (theme) chooseTheme(theme)
    keep({ ...(language && { language }), ...(theme && { theme }) })
  }
}
