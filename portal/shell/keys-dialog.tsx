import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { Fragment } from 'react'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { showKeys } from './show-keys.ts'

/** Every key of the portal. `+` parts keys pressed together. */
const groups = [
  {
    title: 'keys.everywhere',
    rows: [
      { keys: ['/', 'Ctrl+K'], text: 'keys.search' },
      { keys: ['?'], text: 'keys.this' },
      { keys: ['Esc'], text: 'keys.close' },
    ],
  },
  {
    title: 'keys.list',
    rows: [
      { keys: ['↑', '↓'], text: 'keys.move' },
      { keys: ['Page Up', 'Page Down', 'Home', 'End'], text: 'keys.jump' },
      { keys: ['Enter'], text: 'keys.open' },
      { keys: ['Space'], text: 'keys.choose' },
      { keys: ['Shift+↑', 'Shift+↓'], text: 'keys.chooseMore' },
      { keys: ['Ctrl+A'], text: 'keys.chooseAll' },
      { keys: ['Delete'], text: 'keys.remove' },
    ],
  },
] as const satisfies readonly { title: TextKey; rows: readonly { keys: readonly string[]; text: TextKey }[] }[]

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'baseline',
    margin: `0 0 ${tokens.spacingVerticalL}`,
  },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0 },
  keys: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
  },
})

/** All keys, by where they work. */
export function KeysDialog() {
  const { t } = useText()
  const styles = useStyles()
  useReturnFocus()
  return (
    <Dialog open onOpenChange={(_event, data) => showKeys.set(data.open)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('shell.keys')}</DialogTitle>
          <DialogContent>
            {groups.map(({ title, rows }) => (
              <Fragment key={title}>
                <h3 className={styles.heading}>{t(title)}</h3>
                <dl className={styles.list}>
                  {rows.map(({ keys, text }) => (
                    <Fragment key={text}>
                      <dt className={styles.keys}>
                        {keys.map((key) => (
                          <kbd key={key} className={styles.key}>
                            {key}
                          </kbd>
                        ))}
                      </dt>
                      <dd className={styles.text}>{t(text)}</dd>
                    </Fragment>
                  ))}
                </dl>
              </Fragment>
            ))}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => showKeys.set(false)}>
              {t('common.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
