import type { FluentIcon } from '@fluentui/react-icons'
import { BoxMultipleRegular } from '@fluentui/react-icons/svg/box-multiple'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { LaptopRegular } from '@fluentui/react-icons/svg/laptop'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr'
import { ToolboxRegular } from '@fluentui/react-icons/svg/toolbox'
import type { Permission } from '../../domain/permissions.ts'
import type { TextKey } from '../texts/keys.ts'

/**
 * Entries of the navigation, in the order of a device's life. A later step adds its line here. `needs` keeps one from
 * who could do nothing there.
 */
export const navigation = [
  { text: 'nav.devices', icon: LaptopRegular, to: '/o/$organization/devices', needs: 'look' },
  { text: 'nav.registrations', icon: TaskListSquareLtrRegular, to: '/o/$organization/registrations', needs: 'look' },
  { text: 'nav.catalogues', icon: BoxMultipleRegular, to: '/o/$organization/catalogues', needs: 'look' },
  { text: 'nav.operations', icon: ToolboxRegular, to: '/o/$organization/operations', needs: 'look' },
  { text: 'nav.log', icon: HistoryRegular, to: '/o/$organization/log', needs: 'look' },
  { text: 'nav.settings', icon: SettingsRegular, to: '/o/$organization/people', needs: 'administer' },
  { text: 'nav.help', icon: QuestionCircleRegular, to: '/o/$organization/help', needs: 'look' },
] as const satisfies readonly { text: TextKey; icon: FluentIcon; to: `/o/$organization/${string}`; needs: Permission }[]
