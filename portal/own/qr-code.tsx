import { makeStyles, tokens } from '@fluentui/react-components'
import { encode } from 'uqr'

const useStyles = makeStyles({
  // White with a border of its own, whatever the theme: cameras read dark on light.
  code: { width: '200px', height: '200px', backgroundColor: '#ffffff', borderRadius: tokens.borderRadiusMedium },
})

/** A text as a QR code; `label` says what it is for. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const styles = useStyles()
  const { data, size } = encode(text, { border: 4 })
  const squares = data.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={squares.join('')} fill="#000000" />
    </svg>
  )
}
