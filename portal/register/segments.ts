import { tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { AddCircleRegular } from '@fluentui/react-icons/svg/add-circle'
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap'
import { BuildingPeopleRegular } from '@fluentui/react-icons/svg/building-people'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import type { TextKey } from '../texts/keys.ts'

type Counts = UploadAnswer['counts']

export type SegmentName = keyof typeof segments
/** A piece of the bar of counts: how many rows, which rows, and how it is told from the others (never by colour alone). */
export type Segment = {
  text: TextKey
  icon: FluentIcon
  color: string
  count(counts: Counts): number
  filter: RowFilterBody
}

const notDone = (counts: Counts): number => Math.max(0, counts.new - counts.ready - counts.pending)

export const segments = {
  accepted: {
    text: 'segment.accepted',
    icon: CheckmarkRegular,
    color: tokens.colorPaletteTealBorderActive,
    count: (counts) => counts.accepted,
    filter: { outcome: ['accepted'] },
  },
  new: {
    text: 'segment.new',
    icon: AddCircleRegular,
    color: tokens.colorPaletteGreenBorderActive,
    count: (counts) => counts.new,
    filter: { verdict: ['new'], leftOut: false },
  },
  ready: {
    text: 'segment.ready',
    icon: CheckmarkCircleRegular,
    color: tokens.colorPaletteGreenBorderActive,
    count: (counts) => counts.ready,
    filter: { verdict: ['new'], state: ['ready', 'active', 'inactive'] },
  },
  pending: {
    text: 'segment.pending',
    icon: HourglassRegular,
    color: tokens.colorPaletteTealBorderActive,
    count: (counts) => counts.pending,
    filter: { state: ['pending'] },
  },
  waiting: {
    text: 'segment.waiting',
    icon: ClockRegular,
    color: tokens.colorNeutralStrokeAccessible,
    count: notDone,
    filter: { verdict: ['new'], leftOut: false, registered: false },
  },
  notDone: {
    text: 'segment.notDone',
    icon: SubtractCircleRegular,
    color: tokens.colorNeutralStrokeAccessible,
    count: notDone,
    filter: { verdict: ['new'], leftOut: false, registered: false },
  },
  already: {
    text: 'segment.already',
    icon: CheckmarkRegular,
    color: tokens.colorCompoundBrandBackground,
    count: (counts) => counts.unchanged + counts.updated,
    filter: { verdict: ['already-registered'] },
  },
  attention: {
    text: 'segment.attention',
    icon: ArrowSwapRegular,
    color: tokens.colorPaletteMarigoldBorderActive,
    count: (counts) => counts.attention,
    filter: { verdict: ['hardware-changed'] },
  },
  claimed: {
    text: 'segment.claimed',
    icon: BuildingPeopleRegular,
    color: tokens.colorPaletteBerryBorderActive,
    count: (counts) => counts.claimedElsewhere,
    filter: { verdict: ['claimed-by-another-organization'] },
  },
  notFound: {
    text: 'segment.notFound',
    icon: DocumentSearchRegular,
    color: tokens.colorPaletteDarkOrangeBorderActive,
    count: (counts) => counts.notFound,
    filter: { verdict: ['not-found'] },
  },
  unexpected: {
    text: 'segment.unexpected',
    icon: ErrorCircleRegular,
    color: tokens.colorPaletteRedBorderActive,
    count: notDone,
    filter: { verdict: ['new'], state: ['failed'] },
  },
  duplicates: {
    text: 'segment.duplicates',
    icon: CopyRegular,
    color: tokens.colorNeutralForeground4,
    count: (counts) => counts.duplicates,
    filter: { outcome: ['duplicate'] },
  },
  refused: {
    text: 'segment.refused',
    icon: DismissCircleRegular,
    color: tokens.colorPaletteRedBorderActive,
    count: (counts) => counts.refused,
    filter: { outcome: ['refused'] },
  },
  leftOut: {
    text: 'segment.leftOut',
    icon: SubtractCircleRegular,
    color: tokens.colorNeutralStroke1,
    count: (counts) => counts.leftOut,
    filter: { outcome: ['accepted'], leftOut: true },
  },
} as const satisfies Record<string, Segment>

const judged = ['new', 'already', 'attention', 'claimed', 'notFound', 'duplicates', 'refused', 'leftOut'] as const
const became = ['already', 'attention', 'claimed', 'notFound', 'duplicates', 'refused', 'leftOut'] as const

/** Which pieces the bar has, by how far the upload is. */
const piecesOf = {
  receiving: ['accepted', 'duplicates', 'refused'],
  checking: judged,
  checked: judged,
  registering: ['ready', 'pending', 'waiting', ...became],
  done: ['ready', 'pending', 'unexpected', ...became],
  cancelled: ['ready', 'pending', 'notDone', ...became],
  abandoned: judged,
} as const satisfies Record<Stage, readonly SegmentName[]>

export type Stage = UploadAnswer['status'] | 'checking'

/** A catalogue's rows are kept or not; the roll has no say in it. */
const ofCatalogue = ['accepted', 'duplicates', 'refused', 'leftOut'] as const satisfies readonly SegmentName[]

/** The pieces of an upload's bar, in their order. */
export function segmentsOf(upload: Pick<UploadAnswer, 'kind' | 'status' | 'phase'>): readonly SegmentName[] {
  return upload.kind === 'catalogue' ? ofCatalogue : piecesOf[stageOf(upload)]
}

/** How far an upload is, in the steps that people see. */
export function stageOf({ status, phase }: Pick<UploadAnswer, 'status' | 'phase'>): Stage {
  return status === 'receiving' && phase === 'checking' ? 'checking' : status
}

/** True where both filter for the same rows. */
export function sameFilter(one: RowFilterBody, other: RowFilterBody): boolean {
  return filterText(one) === filterText(other)
}

/** A filter as a text, for keys. */
export function filterText(filter: RowFilterBody): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined)
  return JSON.stringify(entries.sort(([one], [other]) => one.localeCompare(other)))
}
