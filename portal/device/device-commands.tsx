import { makeStyles, Toolbar, ToolbarButton, tokens } from '@fluentui/react-components'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { mayDoWith } from '../../domain/registration.ts'
import { useClient } from '../client.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useFollowOperation } from '../parts/operation-toast.tsx'
import { RemovalChoice } from '../parts/removal-choice.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { usePutDevice } from './use-device.ts'

const useStyles = makeStyles({
  command: { fontWeight: tokens.fontWeightRegular },
  bar: { flexWrap: 'wrap', padding: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
})

/** What can be done with this device as it stands; what the person may not do is not shown. */
export function DeviceCommands({ device }: { device: DeviceAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)
  const put = usePutDevice()
  const { open, opener, show, close } = useOpener()
  const retry = useMutation({
    mutationFn: () => client.devices.retry(device.id),
    onSuccess: put,
  })
  const [final, setFinal] = useState(false)
  const remove = useRemove(device, final)
  const canRetry = may('register') && mayDoWith(device, 'retry')
  const canRemove = may('remove') && mayDoWith(device, 'remove')
  if (!canRetry && !canRemove) return null
  return (
    <>
      <Toolbar className={styles.bar} aria-label={t('devices.commands')}>
        {canRetry && (
          <ToolbarButton
            className={styles.command}
            icon={<ArrowRepeatAllRegular />}
            disabledFocusable={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {t('action.retry')}
          </ToolbarButton>
        )}
        {canRemove && (
          <ToolbarButton
            ref={opener}
            className={styles.command}
            icon={<DeleteRegular />}
            onClick={() => {
              remove.reset()
              show()
            }}
          >
            {t('action.remove')}
          </ToolbarButton>
        )}
      </Toolbar>
      {canRetry && retry.isError && <Notice error={retry.error} />}
      <ConfirmDialog
        open={open}
        title={t('device.remove', { serial: device.serialNumber })}
        body={
          <RemovalChoice undoable={t('ask.remove.body', { count: 1 })} count={1} final={final} onFinal={setFinal} />
        }
        action={t('ask.remove.do', { count: 1 })}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      />
    </>
  )
}

/** Removes it and goes to the list, where the corner offers to undo unless it is final. */
function useRemove(device: DeviceAnswer, final: boolean) {
  const client = useClient()
  const organization = useOrganization()
  const navigate = useNavigate()
  const follow = useFollowOperation()
  return useMutation({
    mutationFn: () => client.devices.act({ action: 'remove', ids: [device.id], final }),
    onSuccess: async (operation) => {
      await navigate(paths.devices(organization))
      follow(operation)
    },
  })
}
