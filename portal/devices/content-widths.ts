import type { DeviceAnswer } from '../../api/contract/devices.ts'
import type { Text } from '../texts/use-text.ts'
import type { ColumnId } from './column-choice.ts'
import { columnOf, showCell } from './columns.tsx'

/** Room beside a text in its cell, in pixels: padding, and in the status column the sign. */
const beside = { cell: 18, state: 22 }
/** No column asks for more room than this, in pixels: a virtual machine's serial number is longer than a line. */
const widest: Partial<Record<ColumnId, number>> = { serialNumber: 190, assignedUser: 230, error: 220 }
const widestOther = 280
/** Of so many rows the texts are measured. */
const measured = 100

/** How wide a text is on the page, in pixels. */
export type Measure = (text: string) => number

/** How wide each column would be to show its texts whole, those of the first rows and its head. */
export function contentWidths(
  ids: readonly ColumnId[],
  rows: readonly DeviceAnswer[],
  text: Text,
  now: number,
  measure: Measure,
): Partial<Record<ColumnId, number>> {
  const some = rows.slice(0, measured)
  return Object.fromEntries(
    ids.map((id) => {
      const texts = some.map((device) => measure(showCell(id, device, text, now) ?? ''))
      const width =
        Math.max(...texts, measure(text.t(columnOf(id).text))) + beside.cell + (id === 'state' ? beside.state : 0)
      return [id, Math.min(widest[id] ?? widestOther, Math.ceil(width))]
    }),
  )
}

let canvas: CanvasRenderingContext2D | null = null

/** Measures with the font of the list. */
export function measureIn(element: HTMLElement): Measure {
  canvas ??= document.createElement('canvas').getContext('2d')
  const { fontFamily } = getComputedStyle(element)
  return (text) => {
    if (!canvas) return text.length * 8
    canvas.font = `14px ${fontFamily}`
    return canvas.measureText(text).width
  }
}
