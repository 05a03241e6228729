import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useClient } from '../client.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  root: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, maxWidth: '52ch' },
})

/** An empty device list as a file, for who has none yet, and which of its columns are needed. */
export function TemplateLink() {
  const { t } = useText()
  const client = useClient()
  return (
    <span className={useStyles().root}>
      <Link inline href={client.devices.templateUrl()} download>
        {t('template.link')}
      </Link>{' '}
      {t('template.hint')}
    </span>
  )
}
