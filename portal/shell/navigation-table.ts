import type { FluentIcon } from '@fluentui/react-icons'
import { BoxMultipleRegular } from '@fluentui/react-icons/svg/box-multiple'
import { LaptopRegular } from '@fluentui/react-icons/svg/laptop'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr'
import type { TextKey } from '../texts/keys.ts'

/** Entries of the navigation, in the order of a device's life. A later step adds its line here. */
export const navigation = [
  { text: 'nav.devices', icon: LaptopRegular, to: '/o/$organization/devices' },
  { text: 'nav.registrations', icon: TaskListSquareLtrRegular, to: '/o/$organization/registrations' },
  { text: 'nav.catalogues', icon: BoxMultipleRegular, to: '/o/$organization/catalogues' },
  { text: 'nav.help', icon: QuestionCircleRegular, to: '/o/$organization/help' },
] as const satisfies readonly { text: TextKey; icon: FluentIcon; to: `/o/$organization/${string}` }[]
