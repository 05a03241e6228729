import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { type Look, looks } from '../parts/looks.ts'
import type { TextKey } from '../texts/keys.ts'
import { changedHardware } from './row-filters.ts'

type Counts = UploadAnswer['counts']

export type SegmentName = keyof typeof segments
/** A piece of the bar of counts: how many rows, which rows, and how it looks. */
export type Segment = {
  text: TextKey
  look: Look
  count(counts: Counts): number
  filter: RowFilterBody
}

const notDone = (counts: Counts): number => Math.max(0, counts.new - counts.ready - counts.pending)

export const segments = {
  accepted: {
    text: 'segment.accepted',
    look: looks.outcome.accepted,
    count: (counts) => counts.accepted,
    filter: { outcome: ['accepted'] },
  },
  new: {
    text: 'segment.new',
    look: looks.verdict.new,
    count: (counts) => counts.new,
    filter: { verdict: ['new'], leftOut: false },
  },
  ready: {
    text: 'segment.ready',
    look: looks.state.ready,
    count: (counts) => counts.ready,
    filter: { verdict: ['new'], state: ['ready', 'active', 'inactive'] },
  },
  pending: {
    text: 'segment.pending',
    look: looks.state.pending,
    count: (counts) => counts.pending,
    filter: { state: ['pending'] },
  },
  waiting: {
    text: 'segment.waiting',
    look: looks.row.waiting,
    count: notDone,
    filter: { verdict: ['new'], leftOut: false, registered: false },
  },
  notDone: {
    text: 'segment.notDone',
    look: looks.row.left,
    count: notDone,
    filter: { verdict: ['new'], leftOut: false, registered: false },
  },
  already: {
    text: 'segment.already',
    look: looks.verdict['already-registered'],
    count: (counts) => counts.unchanged + counts.updated,
    filter: { verdict: ['already-registered'] },
  },
  attention: {
    text: 'segment.attention',
    look: looks.verdict['hardware-changed'],
    count: (counts) => counts.attention,
    filter: changedHardware.waiting,
  },
  answered: {
    text: 'segment.answered',
    look: looks.row.answered,
    count: (counts) => counts.answered,
    filter: changedHardware.answered,
  },
  claimed: {
    text: 'segment.claimed',
    look: looks.verdict['claimed-by-another-organization'],
    count: (counts) => counts.claimedElsewhere,
    filter: { verdict: ['claimed-by-another-organization'] },
  },
  notFound: {
    text: 'segment.notFound',
    look: looks.verdict['not-found'],
    count: (counts) => counts.notFound,
    filter: { verdict: ['not-found'] },
  },
  unexpected: {
    text: 'segment.unexpected',
    look: looks.state.failed,
    count: notDone,
    filter: { verdict: ['new'], state: ['failed'] },
  },
  duplicates: {
    text: 'segment.duplicates',
    look: looks.outcome.duplicate,
    count: (counts) => counts.duplicates,
    filter: { outcome: ['duplicate'] },
  },
  refused: {
    text: 'segment.refused',
    look: looks.outcome.refused,
    count: (counts) => counts.refused,
    filter: { outcome: ['refused'] },
  },
  leftOut: {
    text: 'segment.leftOut',
    look: looks.row.left,
    count: (counts) => counts.leftOut,
    filter: { outcome: ['accepted'], leftOut: true },
  },
} as const satisfies Record<string, Segment>

const judged = [
  'new',
  'already',
  'attention',
  'answered',
  'claimed',
  'notFound',
  'duplicates',
  'refused',
  'leftOut',
] as const
const became = ['already', 'attention', 'answered', 'claimed', 'notFound', 'duplicates', 'refused', 'leftOut'] as const

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
