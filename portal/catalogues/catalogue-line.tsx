import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CatalogueAnswer } from '../../api/contract/catalogues.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  text: { flex: '1 1 200px', minWidth: 0 },
  name: { overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** One catalogue: how many entries, who imported it when, and its removal. */
export function CatalogueLine({ catalogue }: { catalogue: CatalogueAnswer }) {
  const { t, format } = useText()
  const styles = useStyles()
  const now = useNow()
  const organization = useOrganization()
  const may = useMay(organization)
  const client = useClient()
  const queries = useQueryClient()
  const say = useSay()
  const { open, opener, show, close } = useOpener()
  const remove = useMutation({
    mutationFn: () => client.catalogues.remove(catalogue.id),
    onSuccess: () => {
      say.done(t('catalogue.removed'))
      close()
      return queries.invalidateQueries({ queryKey: keys.catalogues(organization) })
    },
  })
  return (
    <div className={styles.line}>
      <div className={styles.text}>
        <Text weight="semibold" className={styles.name}>
          {catalogue.name}
        </Text>
        <div className={styles.about} title={format.dateTime(catalogue.importedAt)}>
          {[
            t('catalogue.entries', { count: catalogue.rows }),
            catalogue.importedBy,
            format.ago(catalogue.importedAt, now),
          ].join(' · ')}
        </div>
      </div>
      {may('remove') && (
        <Button
          ref={opener}
          icon={<DeleteRegular />}
          aria-label={t('catalogue.remove.label', { name: catalogue.name })}
          onClick={() => {
            remove.reset()
            show()
          }}
        >
          {t('common.remove')}
        </Button>
      )}
      <ConfirmDialog
        open={open}
        title={t('catalogue.remove.title', { name: catalogue.name })}
        body={t('catalogue.remove.body')}
        action={t('common.remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      />
    </div>
  )
}
