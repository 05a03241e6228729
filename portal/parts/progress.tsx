import { ProgressBar } from '@fluentui/react-components'
import { useGone } from '../live/use-gone.ts'

type Props = { share: number; label: string; thickness?: 'medium' | 'large'; className?: string }

/** How far something is, from 0 to 1. While the server is gone it stands still and looks it: what it shows is the last that was heard. */
export function Progress({ share, label, thickness = 'medium', className }: Props) {
  const gone = useGone()
  return (
    <ProgressBar
      className={className}
      thickness={thickness}
      value={share}
      {...(gone ? { color: 'warning' as const } : {})}
      aria-label={label}
    />
  )
}
