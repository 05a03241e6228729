import type { SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'

/** Progress on standard error, seen by people only; without a terminal there only calm lines are written. */
export type Progress = {
  /** `done` of `total` in any unit, and what stands beside the bar. */
  show(done: number, total: number, beside: string): void
  /** A line that stays, above the bar. */
  line(text: string): void
  stop(): void
}

/** Opens a bar; nothing is drawn before the first `show`. `quiet`: lines neither. */
export async function openProgress(terminal: Terminal, options: { quiet?: boolean } = {}): Promise<Progress> {
  if (!terminal.watched || options.quiet) {
    return {
      show: () => {},
      line: (text) => {
        if (!options.quiet) terminal.note(text)
      },
      stop: () => {},
    }
  }
  const { SingleBar: Bar } = await import('cli-progress')
  const make = (): SingleBar =>
    new Bar({
      stream: terminal.stderr,
      format: '{bar} {percentage} %  {beside}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      linewrap: false,
      fps: 10,
    })
  let bar: SingleBar | null = null
  const stop = (): void => {
    bar?.stop()
    bar = null
  }
  return {
    show: (done, total, beside) => {
      if (!bar) {
        bar = make()
        bar.start(Math.max(total, 1), done, { beside })
      } else {
        bar.setTotal(Math.max(total, 1))
        bar.update(done, { beside })
      }
    },
    line: (text) => {
      stop()
      terminal.note(text)
    },
    stop,
  }
}
