import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
} from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useNavigate } from '@tanstack/react-router'
import { useMe } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  name: {
    maxWidth: '220px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    flexShrink: 1,
    minWidth: 0,
  },
  button: { minWidth: 0, flexShrink: 1, '@media (max-width: 640px)': { maxWidth: '110px' } },
})

/** The organization whose devices these are; a menu where the person belongs to several. */
export function OrganizationSwitcher() {
  const { t } = useText()
  const styles = useStyles()
  const { organizations } = useMe()
  const here = useOrganization()
  const navigate = useNavigate()
  const name = organizations.find(({ id }) => id === here)?.name ?? ''
  if (organizations.length < 2) return <Text className={styles.name}>{name}</Text>
  return (
    <Menu
      checkedValues={{ organization: [here] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const wanted = checkedItems[0]
        if (wanted) void navigate(paths.devices(wanted))
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.button}
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={t('shell.organization.change', { name })}
        >
          <span className={styles.name}>{name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {organizations.map((one) => (
            <MenuItemRadio key={one.id} name="organization" value={one.id}>
              {one.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
