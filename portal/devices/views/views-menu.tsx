import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToolbarButton,
} from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import { useState } from 'react'
import type { ViewAnswer } from '../../../api/contract/views.ts'
import { useMay } from '../../me.ts'
import { useOrganization } from '../../organization.ts'
import { later } from '../../parts/later.tsx'
import { useSay } from '../../parts/toasts.tsx'
import { useText } from '../../texts/use-text.ts'
import type { ColumnChoice } from '../column-choice.ts'
import type { ChangeSearch, DeviceSearch } from '../device-search.ts'
import { useViewAction, useViews } from './use-views.ts'
import { isChanged, lookOf, searchOf } from './view-look.ts'

const ViewDialog = later(async () => (await import('./view-dialog.tsx')).ViewDialog)

type Props = { search: DeviceSearch; change: ChangeSearch; columns: ColumnChoice }

/** The lists that are kept under a name: choose one, keep the one that is looked at, change, rename or remove it. */
export function ViewsMenu({ search, change, columns }: Props) {
  const { t } = useText()
  const views = useViews()
  const [asked, setAsked] = useState<'new' | 'rename' | null>(null)
  const view = views?.find(({ id }) => id === search.view)
  const changed = view !== undefined && isChanged(view, search, columns)
  const groups = [
    { name: t('views.mine'), items: views?.filter(({ shared }) => !shared) ?? [] },
    { name: t('views.shared'), items: views?.filter(({ shared }) => shared) ?? [] },
  ].filter(({ items }) => items.length > 0)
  const go = (id: string | undefined): void => {
    const wanted = views?.find((one) => one.id === id)
    change(() => (wanted ? searchOf(wanted) : {}))
  }
  return (
    <>
      <Menu checkedValues={{ view: view ? [view.id] : [] }}>
        <MenuTrigger disableButtonEnhancement>
          <ToolbarButton style={{ fontWeight: 400, flexShrink: 0, padding: '5px 8px' }} icon={<BookmarkRegular />}>
            {view ? (changed ? t('views.changed', { name: view.name }) : view.name) : t('views.button')}
          </ToolbarButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {groups.map(({ name, items }) => (
              <MenuGroup key={name}>
                <MenuGroupHeader>{name}</MenuGroupHeader>
                {items.map((one) => (
                  <MenuItemRadio key={one.id} name="view" value={one.id} onClick={() => go(one.id)}>
                    {one.name}
                  </MenuItemRadio>
                ))}
              </MenuGroup>
            ))}
            {groups.length > 0 && <MenuDivider />}
            {view && <MenuItem onClick={() => go(undefined)}>{t('views.leave')}</MenuItem>}
            <MenuItem onClick={() => setAsked('new')}>{t('views.new')}</MenuItem>
            {view && (
              <OfView
                view={view}
                changed={changed}
                {...{ search, change, columns }}
                onRename={() => setAsked('rename')}
              />
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked !== null && (
        <ViewDialog
          view={asked === 'rename' ? view : undefined}
          look={lookOf(search, columns)}
          onMade={(made) => change((now) => ({ ...now, view: made.id }), true)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

type OfViewProps = Props & { view: ViewAnswer; changed: boolean; onRename: () => void }

/** What can be done with the view that is looked at, by who may: one's own, or the organization's. */
function OfView({ view, changed, search, change, columns, onRename }: OfViewProps) {
  const { t } = useText()
  const say = useSay()
  const may = useMay(useOrganization())
  const { id, name, shared } = view
  const save = useViewAction(
    (views) => views.change(id, lookOf(search, view.columns && columns)),
    () => say.done(t('views.saved', { name })),
  )
  const remove = useViewAction(
    (views) => views.remove(id),
    () => {
      change(({ view: _gone, ...rest }) => rest, true)
      say.done(t('views.removed', { name }))
    },
  )
  if (shared && !may('administer')) return null
  return (
    <>
      {changed && <MenuItem onClick={() => save.mutate(undefined)}>{t('views.save', { name })}</MenuItem>}
      <MenuItem onClick={onRename}>{t('views.rename', { name })}</MenuItem>
      <MenuItem onClick={() => remove.mutate(undefined)}>{t('views.remove', { name })}</MenuItem>
    </>
  )
}
