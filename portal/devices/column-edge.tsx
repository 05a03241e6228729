import { makeStyles, tokens } from '@fluentui/react-components'
import { type PointerEvent, useRef } from 'react'
import { useText } from '../texts/use-text.ts'
import { type ColumnId, type ColumnWidths, fitted } from './column-choice.ts'

const useStyles = makeStyles({
  edge: {
    position: 'absolute',
    insetInlineEnd: 0,
    top: 0,
    width: '9px',
    height: '100%',
    cursor: 'col-resize',
    touchAction: 'none',
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineEnd: 0,
      top: '10px',
      bottom: '10px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':hover::after': { width: '2px', top: 0, bottom: 0, backgroundColor: tokens.colorCompoundBrandStroke },
    ':active::after': { width: '2px', top: 0, bottom: 0, backgroundColor: tokens.colorCompoundBrandStroke },
    '@media (max-width: 640px)': { display: 'none' },
  },
})

type Props = {
  id: ColumnId
  onDrag: (widths: ColumnWidths) => void
  /** With null the column takes its share of the room again. */
  onResized: (id: ColumnId, width: number | null) => void
}

/** The edge of a column's head, to be dragged. With the keyboard a width is typed in the choice of columns. */
export function ColumnEdge({ id, onDrag, onResized }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const begun = useRef<{ x: number; width: number } | null>(null)
  const widthAt = (event: PointerEvent): number | null =>
    begun.current && fitted(begun.current.width + event.clientX - begun.current.x)
  return (
    <div
      aria-hidden
      data-edge={id}
      title={t('columns.width.drag')}
      className={styles.edge}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const head = event.currentTarget.parentElement as HTMLElement
        begun.current = { x: event.clientX, width: head.offsetWidth }
      }}
      onPointerMove={(event) => {
        const width = widthAt(event)
        if (width !== null) onDrag({ [id]: width })
      }}
      onPointerUp={(event) => {
        const width = widthAt(event)
        const moved = begun.current !== null && event.clientX !== begun.current.x
        begun.current = null
        if (moved && width !== null) onResized(id, width)
      }}
      onPointerCancel={() => {
        begun.current = null
        onDrag({})
      }}
      onDoubleClick={() => onResized(id, null)}
    />
  )
}
