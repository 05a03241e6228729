import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle'
import { useRouter } from '@tanstack/react-router'
import { languages } from '../../domain/words.ts'
import { useMe } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { paths } from '../paths.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { useText } from '../texts/use-text.ts'
import { themeChoices, useTheme } from '../theme.ts'
import { showKeys } from './show-keys.ts'
import { useChoosePreference } from './use-choose-preference.ts'

/** The person: who, in which role; language, theme, keys, sign out. */
export function AccountMenu() {
  const { t, language } = useText()
  const me = useMe()
  const here = useOrganization()
  const choose = useChoosePreference()
  const say = useSay()
  const signOut = useSignOut(say.failed)
  const { choice } = useTheme()
  const role = me.organizations.find(({ id }) => id === here)?.role
  const router = useRouter()
  return (
    <Menu
      checkedValues={{ language: [language], theme: [choice] }}
      onCheckedValueChange={(_event, { name, checkedItems }) => choose(name, checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          shape="circular"
          icon={<PersonCircleRegular />}
          aria-label={t('shell.account', { name: me.name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>
              {me.email ?? me.name}
              {role ? ` · ${t(`shell.role.${role}`)}` : ''}
            </MenuGroupHeader>
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('shell.language')}</MenuGroupHeader>
            {languages.map((one) => (
              <MenuItemRadio key={one} name="language" value={one} lang={one}>
                {t(`shell.language.${one}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('shell.theme')}</MenuGroupHeader>
            {themeChoices.map((one) => (
              <MenuItemRadio key={one} name="theme" value={one}>
                {t(`shell.theme.${one}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={() => void router.navigate(paths.account(here))}>{t('own.title')}</MenuItem>
          <MenuItem secondaryContent="?" onClick={() => showKeys.set(true)}>
            {t('shell.keys')}
          </MenuItem>
          <MenuItem onClick={signOut}>{t('shell.signOut')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
