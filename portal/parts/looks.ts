import { makeStyles, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { AddCircleFilled } from '@fluentui/react-icons/svg/add-circle'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { BuildingPeopleFilled } from '@fluentui/react-icons/svg/building-people'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { PersonAvailableFilled } from '@fluentui/react-icons/svg/person-available'
import { PersonWarningFilled } from '@fluentui/react-icons/svg/person-warning'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon'
import type { OperationAnswer, OperationResultAnswer } from '../../api/contract/operations.ts'
import type { DeviceState, Outcome, ShownUploadStatus, Verdict } from '../../domain/words.ts'

/** What a tone is of: `text` colours words and signs, `area` fills a piece of a bar. */
const colors = {
  good: { text: tokens.colorPaletteGreenForeground1, area: tokens.colorPaletteGreenBorderActive },
  busy: { text: tokens.colorPaletteTealForeground2, area: tokens.colorPaletteTealBorderActive },
  calm: { text: tokens.colorBrandForeground1, area: tokens.colorCompoundBrandBackground },
  ask: { text: tokens.colorStatusWarningForeground1, area: tokens.colorPaletteMarigoldBorderActive },
  missing: { text: tokens.colorPaletteDarkOrangeForeground1, area: tokens.colorPaletteDarkOrangeBorderActive },
  elsewhere: { text: tokens.colorPaletteBerryForeground1, area: tokens.colorPaletteBerryBorderActive },
  bad: { text: tokens.colorPaletteRedForeground1, area: tokens.colorPaletteRedBorderActive },
  quiet: { text: tokens.colorNeutralForeground3, area: tokens.colorNeutralStrokeAccessible },
} as const

export type Tone = keyof typeof colors
/** A sign and a tone; a word always stands beside them, so that nobody needs the colour. */
export type Look = { icon: FluentIcon; tone: Tone }

const attention = { icon: PersonWarningFilled, tone: 'ask' } as const satisfies Look
const failed = { icon: ErrorCircleFilled, tone: 'bad' } as const satisfies Look
const under = { icon: ClockRegular, tone: 'busy' } as const satisfies Look
const left = { icon: SubtractCircleRegular, tone: 'quiet' } as const satisfies Look

/** How every state looks, on every page. A word without a look does not compile. */
export const looks = {
  state: {
    pending: under,
    failed,
    ready: { icon: CheckmarkCircleFilled, tone: 'good' },
    active: { icon: PersonAvailableFilled, tone: 'good' },
    inactive: { icon: WeatherMoonRegular, tone: 'quiet' },
  },
  outcome: {
    accepted: { icon: CheckmarkRegular, tone: 'busy' },
    duplicate: { icon: CopyRegular, tone: 'quiet' },
    refused: { icon: DismissCircleFilled, tone: 'bad' },
  },
  verdict: {
    new: { icon: AddCircleFilled, tone: 'good' },
    'already-registered': { icon: CheckmarkRegular, tone: 'calm' },
    'hardware-changed': attention,
    'claimed-by-another-organization': { icon: BuildingPeopleFilled, tone: 'elsewhere' },
    'not-found': { icon: DocumentSearchRegular, tone: 'missing' },
  },
  uploadStatus: {
    receiving: under,
    checked: attention,
    registering: under,
    done: { icon: CheckmarkCircleFilled, tone: 'good' },
    cancelled: left,
    abandoned: left,
    interrupted: attention,
    'answers-due': attention,
  },
  operationStatus: {
    waiting: under,
    running: under,
    done: { icon: CheckmarkCircleFilled, tone: 'good' },
    cancelled: left,
    undone: { icon: ArrowUndoRegular, tone: 'quiet' },
  },
  result: {
    changed: { icon: CheckmarkCircleFilled, tone: 'good' },
    unchanged: { icon: CheckmarkRegular, tone: 'calm' },
    refused: { icon: SubtractCircleRegular, tone: 'bad' },
  },
  /** What besides can become of a row: not reached yet, or left aside. */
  row: {
    waiting: { icon: ClockRegular, tone: 'quiet' },
    left,
    answered: { icon: PersonAvailableFilled, tone: 'calm' },
  },
} as const satisfies {
  state: Record<DeviceState, Look>
  outcome: Record<Outcome, Look>
  verdict: Record<Verdict, Look>
  uploadStatus: Record<ShownUploadStatus, Look>
  operationStatus: Record<OperationAnswer['status'], Look>
  result: Record<OperationResultAnswer['result'], Look>
  row: Record<string, Look>
}

/** Something waits for a person. */
export const attentionLook: Look = attention

/** Colours of words and signs, by tone; for a component with styles of its own. */
export const toneStyles = Object.fromEntries(
  Object.entries(colors).map(([tone, { text }]) => [tone, { color: text }]),
) as Record<Tone, { color: string }>

/** The same as classes. */
export const useTones = makeStyles(toneStyles)

/** The colour of an area in that tone: a piece of a bar, an edge. */
export const areaColor = (tone: Tone): string => colors[tone].area
